"""Dutch: its common verbs of speech; the verb stands second as in German, nouns are small."""

from tui_reader.quotes.cues.given_names import MEN, WOMEN
from tui_reader.quotes.cues.lexicon import Lexicon, listed, phrases

_PERFECTS = listed(
    "gezegd gedacht gevraagd geantwoord geroepen geschreven verteld verklaard gemeld gereageerd gewaarschuwd benadrukt "
    "gefluisterd geschreeuwd"
)
LEXICON = Lexicon(
    verbs=listed("""
zei zegt zeiden zeggen vertelde vertelt vertelden verklaarde verklaart verklaarden stelde stelt stelden
schreef schrijft schreven vroeg vraagt vroegen antwoordde antwoordt reageerde reageert reageerden benadrukte
benadrukt meldde meldt meldden waarschuwde waarschuwt liet laat noemde noemt noemden vindt vond denkt dacht
riep roept riepen legde legt voegde voegt concludeerde concludeert erkende erkent betoogde betoogt beweerde
beweert klonk klinkt luidde luidt twitterde beloofde belooft hoopt hoopte vreest vreesde vervolgde vervolgt
sprak spreekt spraken fluisterde fluistert mompelde mompelt zuchtte zucht lachte lacht schreeuwde schreeuwt
snikte begon begint hernam herhaalde herhaalt dacht denkt dachten peinsde peinst prakkizeerde meende meent opperde
oppert besloot besluit gilde gilt gromde bromde schertste spotte smeekte smeekt bad klaagde klaagt beval beveelt
verzuchtte stamelde lispelde knikte glimlachte informeerde constateerde constateert beaamde beaamt verzekerde verzekert
bekende bekent onthulde onthult kondigde kondigt grapte grapt grijnsde vulde viel ging gaat hield houdt
zeide zeiden murmelde prevelde schaterde kreet kreunde vleide plaagde fluisterden stotterde merkte vermaande
las leest lazen
""") | _PERFECTS,
    perfects=_PERFECTS,
    auxiliaries=listed("heb hebt heeft hebben had hadden"),
    known=listed("weten"),
    lets=listed("laat laten liet lieten"),
    by=phrases("volgens|aldus|naar eigen zeggen van"),
    inverted=listed("aldus"),
    quoting=listed("citeert citeerde"),
    pronouns={
        "iemand": "", "niemand": "", "hij": "m", "ie": "m", "-ie": "m", "zij": "f", "ze": "f", "men": "n",
        "het": "n", "ik": "1", "we":
        "1", "wij": "1"
    },
    determiners=listed("de het 't een 'n zijn z'n haar hun onze ons mijn m'n dit dat deze die enkele"),
    definite=listed("de het 't"),
    enclitics=listed("t"),
    prepositions=listed(
        "van in op aan bij met naar uit voor tegen over onder na tot door om te tijdens die dat wie en of maar "
        "als toen weten"
    ),
    starters=listed(
        "in op aan bij met naar uit voor tegen over na tot door tijdens volgens maar en toen daarna gisteren "
        "ook gevraagd"
    ),
    joins=listed("dat en of maar want als toen omdat terwijl wat zoals zooals"),
    coordinates=listed("en of maar"),
    between=listed(
        "heeft had hebben is was ook nog al dan toen daarna gisteren vandaag niet zich hem haar maandag dinsdag "
        "woensdag donderdag vrijdag zaterdag zondag weer later eerder eens ooit"
    ),
    not_names=listed(
        "de het een hij zij ze we wij ik men en of maar want als toen in op aan bij met naar uit voor tegen "
        "over na door volgens daarna gisteren vandaag ook dit dat deze die er hier daar niet zijn haar hun "
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli "
        "augustus september oktober november december"
    ),
    relatives=listed("die"),
    weak=listed(
        "las leest lazen begint begon gaat ging houdt hield klinkt klonk laat liet legde legt viel vulde voegde voegt "
        "besluit besloot hernam vervolgde vervolgt knikte lacht lachte vindt vond"
    ),
    people=listed(
        "mensen mannen vrouwen jongen meisje kind kinderen vriend vriendin gast politie partij regering "
        "rapport brief studie verklaring krant rechtbank bedrijf gemeente ministerie provincie bond vakbond "
        "directie bestuur kabinet club school ziekenhuis organisatie groep stem rechter baas chef "
        "arts dokter heer dame oude"
    ),
    agents=("er", "ers", "aar", "aars", "ster", "in", "ist", "eur", "man", "ent", "ant", "ling"),
    titles={
        "meneer": "m", "mevrouw": "f", "dhr": "m", "mevr": "f", "dr": "", "prof": "", "minister": "",
        "premier": "", "burgemeester": "", "koning": "m", "koningin": "f", "voorzitter": "",
        "woordvoerder": "", "woordvoerster": "f",
    },
    kin={
        "man": "m", "vrouw": "f", "vader": "m", "moeder": "f", "broer": "m", "zus": "f", "zoon": "m",
        "dochter": "f",
    },
    told=("de", "te",),
    persons=listed("ik je jij u wij we mij me jou mijn jouw uw ons"),
    particles=listed("van de der den ten ter het in 't"),
    female=WOMEN,
    male=MEN,
    bridges=listed("is zijn was waren een de het van te als zo niet heel erg zijn haar en in op met voor"),
    suffix=("de", "te"),
    verb_second=True,
    called=listed("genaamd genoemd geheten getiteld gedoopt zogenaamde zogenoemde zogeheten bekend"),
    alike=listed("als"),
    thus=listed("zo aldus alzo"),
)  # fmt: skip
