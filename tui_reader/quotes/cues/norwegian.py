"""Norwegian: its common verbs of speech; the verb stands second."""

from tui_reader.quotes.cues.given_names import MEN, WOMEN
from tui_reader.quotes.cues.lexicon import Lexicon, listed, phrases

LEXICON = Lexicon(
    verbs=listed("""
sier sa sagt forteller fortalte forklarer forklarte mener mente skriver skrev svarer svarte spør spurte legger la
tilføyer tilføyde konstaterer konstaterte hevder hevdet påpeker påpekte understreker understreket advarer advarte håper
håpet tror trodde kommenterer kommenterte opplyser opplyste melder meldte lover lovet innrømmer innrømmet kritiserer
kritiserte roper ropte hvisker hvisket mumler mumlet ler lo fortsetter fortsatte minnes mintes avslutter avsluttet
utdyper utdypet fastslår deler delte minnes mintes presiserer presiserte avslører avslørte røper røpet oppsummerer
beskriver beskrev vurderer kaller kalte siterer siterte bekrefter bekreftet utbryter utbrøt seier sa fortel
"""),
    by=phrases("lyder det fra|lød det fra|ifølge|med ordene til"),
    quoting=listed("siterer siterte"),
    pronouns={
        "noen": "", "ingen": "", "han": "m", "hun": "f", "ho": "f", "de": "p", "den": "n", "det": "n",
        "man": "n", "jeg": "1", "vi": "1",
    },
    determiners=listed("en ei et den det de hans hennes deres sin sitt sine vår min mitt denne dette disse noen"),
    definite=listed("den det"),
    prepositions=listed(
        "av i på til fra for med om ved etter før under over mot uten hos mellom gjennom som at og eller men da når"
    ),
    starters=listed(
        "i på til fra for med om ved etter før under over mot uten ifølge men og så da nå også deretter videre dermed "
        "likevel imidlertid senere først dessuten"
    ),
    joins=listed("at og eller men for når mens fordi om"),
    coordinates=listed("og eller men"),
    between=listed(
        "har hadde er var også ikke nå da så deretter allerede ennå mandag tirsdag onsdag torsdag fredag lørdag søndag "
        "seg ham henne videre til"
    ),
    not_names=listed(
        "en ei et den det de han hun vi jeg man og men eller for når som at i på til fra med om ved etter før under "
        "over mot uten ifølge så da nå også ikke her der dette denne disse hva hvem hvordan hvorfor mandag tirsdag "
        "onsdag torsdag fredag lørdag søndag januar februar mars april mai juni juli august september oktober november "
        "desember "
        "videre dermed likevel imidlertid senere dessuten"
    ),
    relatives=listed("som"),
    weak=listed("fortsatte fortsetter la legger lo ler"),
    people=listed("mannen kvinnen kvinna gutten jenta rapporten brevet avisen politiet"),
    agents=("eren", "er", "erne", "isten", "inne", "innen", "øren", "enten"),
    titles={
        "utenriksminister": "", "finansminister": "", "forsvarsminister": "", "justisminister": "",
        "kulturminister": "", "ordfører": "", "partileder": "", "politimester": "", "aktor": "", "advokat": "",
        "direktør": "", "prosjektleder": "",
        "herr": "m", "fru": "f", "dr": "", "professor": "", "minister": "", "statsminister": "", "kong": "m",
        "dronning": "f", "leder": "",
    },
    kin={
        "mann": "m", "kvinne": "f", "far": "m", "mor": "f", "bror": "m", "søster": "f", "sønn": "m", "datter": "f",
    },
    particles=listed("af av von van de"),
    female=WOMEN,
    male=MEN,
    bridges=listed("er var som en et den det av til ikke mye så sin sitt hans hennes i på med for"),
    suffix=("et", "er", "te"),
    persons=listed("jeg du dere vi meg deg oss min din vår deres"),
    verb_second=True,
    bare_nouns=True,
    called=listed("kalt såkalte såkalt døpt kjent"),
    alike=listed("som"),
    impersonal=listed("lyder lød"),
    thus=listed("så slik"),
)  # fmt: skip
