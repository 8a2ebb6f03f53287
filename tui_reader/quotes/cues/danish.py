"""Danish: its common verbs of speech; the verb stands second."""

from tui_reader.quotes.cues.given_names import MEN, WOMEN
from tui_reader.quotes.cues.lexicon import Lexicon, listed, phrases

LEXICON = Lexicon(
    verbs=listed("""
siger sagde sagt mindes afslutter afsluttede slutter uddyber uddybede fortæller fortalte forklarer forklarede mener
mente skriver skrev svarer svarede spørger spurgte tilføjer tilføjede konstaterer konstaterede hævder hævdede påpeger
påpegede understreger understregede advarer advarede håber håbede tror troede kommenterer kommenterede oplyser oplyste
meddeler meddelte lover lovede erkender erkendte indrømmer indrømmede kritiserer kritiserede råber råbte hvisker
hviskede mumler mumlede griner grinede fortsætter fortsatte lyder lød fastslår fastslog vurderer vurderede kalder
kaldte citerer citerede bekræfter bekræftede udbryder udbrød
"""),
    by=phrases("lyder det fra|lød det fra|ifølge|med ordene fra"),
    quoting=listed("citerer citerede"),
    pronouns={
        "nogen": "", "ingen": "", "han": "m", "hun": "f", "de": "p", "den": "n", "det": "n", "man": "n",
        "jeg": "1", "vi": "1",
    },
    determiners=listed("en et den det de hans hendes deres sin sit sine vores min mit denne dette disse nogle"),
    definite=listed("den det"),
    prepositions=listed(
        "af i på til fra for med om ved efter før under over mod uden hos mellem gennem som der at og eller men da når"
    ),
    starters=listed(
        "i på til fra for med om ved efter før under over mod uden ifølge men og så da nu også derefter "
        "videre dermed alligevel imidlertid senere desuden endvidere"
    ),
    joins=listed("at og eller men for når mens fordi om"),
    coordinates=listed("og eller men"),
    between=listed(
        "har havde er var også ikke nu da så derefter allerede endnu dog mandag tirsdag onsdag torsdag fredag lørdag "
        "søndag sig ham hende videre til"
    ),
    not_names=listed(
        "en et den det de han hun vi jeg man og men eller for når som at i på til fra med om ved efter før under over "
        "mod uden ifølge så da nu også ikke her der dette denne disse hvad hvem hvordan hvorfor mandag tirsdag onsdag "
        "torsdag fredag lørdag søndag januar februar marts april maj juni juli august september oktober november "
        "december "
        "videre dermed alligevel imidlertid senere desuden endvidere"
    ),
    relatives=listed("som der"),
    weak=listed("fortsatte fortsætter grinede griner"),
    people=listed("manden kvinden drengen pigen rapporten brevet avisen politiet"),
    agents=("eren", "er", "erne", "isten", "inde", "inden", "øren", "enten"),
    titles={
        "udenrigsminister": "", "finansminister": "", "forsvarsminister": "", "justitsminister": "",
        "kulturminister": "", "borgmester": "", "partileder": "", "politichef": "", "anklager": "", "advokat": "",
        "direktør": "", "projektleder": "",
        "hr": "m", "fru": "f", "frøken": "f", "dr": "", "professor": "", "minister": "", "statsminister": "",
        "kong": "m", "dronning": "f", "formand": "",
    },
    kin={
        "mand": "m", "kvinde": "f", "far": "m", "mor": "f", "bror": "m", "søster": "f", "søn": "m", "datter": "f",
    },
    particles=listed("af von van de"),
    female=WOMEN,
    male=MEN,
    bridges=listed("er var som en et den det af til ikke meget så sin sit hans hendes i på med for"),
    suffix=("ede", "er", "te"),
    persons=listed("jeg du i vi mig dig os jer min din vores jeres"),
    verb_second=True,
    bare_nouns=True,
    called=listed("kaldet såkaldte såkaldt betitlet døbt kendt"),
    alike=listed("som"),
    impersonal=listed("lyder lød"),
    thus=listed("så således"),
)  # fmt: skip
