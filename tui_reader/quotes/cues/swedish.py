"""Swedish: its common verbs of speech; the verb stands second."""

from tui_reader.quotes.cues.given_names import MEN, WOMEN
from tui_reader.quotes.cues.lexicon import Lexicon, listed, phrases

LEXICON = Lexicon(
    verbs=listed("""
säger sade sa sagt minns mindes skanderar skanderade tycks avslutar avslutade meddelat berättar berättade förklarar
förklarade menar menade tycker tyckte skriver skrev svarar svarade frågar frågade undrar undrade tillägger tillade
konstaterar konstaterade hävdar hävdade påpekar påpekade betonar betonade varnar varnade hoppas hoppades tror trodde
anser ansåg kommenterar kommenterade uppger uppgav meddelar meddelade lovar lovade medger medgav erkänner erkände
kritiserar kritiserade utropar utropade ropar ropade viskar viskade mumlar mumlade skrattar skrattade suckar suckade
fortsätter fortsatte sammanfattar twittrar twittrade resonerar beskriver beskrev kallar kallade citerar citerade
understryker underströk intygar bekräftar bekräftade
"""),
    by=phrases("enligt|med orden av"),
    quoting=listed("citerar citerade"),
    pronouns={
        "någon": "", "ingen": "", "han": "m", "hon": "f", "de": "p", "dom": "p", "den": "n", "det": "n",
        "man": "n", "jag": "1", "vi": "1",
    },
    determiners=listed("en ett den det de hans hennes deras sin sitt sina vår vårt min mitt denna detta dessa några"),
    definite=listed("den det"),
    prepositions=listed(
        "av i på till från för med om vid efter före under över mot utan hos mellan genom som att och eller men när"
    ),
    starters=listed(
        "i på till från för med om vid efter före under över mot utan enligt men och sedan då nu idag igår också "
        "vidare därmed ändå dock senare dessutom"
    ),
    joins=listed("att och eller men för när medan eftersom om"),
    coordinates=listed("och eller men"),
    between=listed(
        "har hade är var också inte nu då sedan idag igår redan ännu även dock måndag tisdag onsdag torsdag fredag "
        "lördag söndag sig honom henne vidare till in upp ut"
    ),
    not_names=listed(
        "en ett den det de han hon vi jag man och men eller för när som att i på till från med om vid efter före "
        "under över mot utan enligt sedan då nu idag igår också inte det här där detta denna dessa vad vem hur varför "
        "måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars april maj juni juli augusti "
        "september oktober november december "
        "vidare därmed ändå dock senare dessutom"
    ),
    relatives=listed("som"),
    weak=listed("fortsatte fortsätter skrattade skrattar"),
    people=listed("mannen kvinnan pojken flickan man kvinna rapporten brevet studien tidningen polisen"),
    agents=("aren", "are", "arna", "isten", "inna", "innan", "ören", "ent", "enten"),
    titles={
        "utrikesminister": "", "finansminister": "", "försvarsminister": "", "justitieminister": "",
        "kulturminister": "", "inrikesminister": "", "energiminister": "", "partiledare": "", "kommunalråd": "",
        "polischef": "", "åklagare": "", "advokat": "", "landshövding": "", "generaldirektör": "", "vd": "",
        "presschef": "", "projektledare": "",
        "herr": "m", "fru": "f", "fröken": "f", "dr": "", "professor": "", "minister": "", "statsminister": "",
        "kung": "m", "drottning": "f", "ordförande": "",
    },
    kin={
        "man": "m", "kvinna": "f", "far": "m", "mor": "f", "pappa": "m", "mamma": "f", "bror": "m", "syster": "f",
        "son": "m", "dotter": "f",
    },
    particles=listed("af av von van de"),
    female=WOMEN,
    male=MEN,
    bridges=listed("är var som en ett den det av till inte mycket så sin sitt hans hennes i på med för"),
    suffix=("ade", "ar", "er"),
    persons=listed("jag du ni vi mig dig oss er min din vår era"),
    verb_second=True,
    bare_nouns=True,
    called=listed("kallad kallat kallas benämnd döpt känd"),
    alike=listed("som"),
    thus=listed("så"),
)  # fmt: skip
