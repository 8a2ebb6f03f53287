"""Czech: its common verbs of speech, before or behind their subject; no articles."""

from tui_reader.quotes.cues.given_names import MEN, WOMEN
from tui_reader.quotes.cues.lexicon import Lexicon, listed, phrases

LEXICON = Lexicon(
    verbs=listed("""
řekl řekla řekli říká říkal říkala říkají uvedl uvedla uvedli uvádí dodal dodala dodává prohlásil prohlásila prohlašuje
vysvětlil vysvětlila vysvětluje zdůraznil zdůraznila zdůrazňuje odpověděl odpověděla odpovídá zeptal zeptala ptá napsal
napsala píše psal psala popsal popsala popisuje tvrdí tvrdil tvrdila myslí myslel myslela oznámil oznámila oznamuje
upozornil upozornila upozorňuje varoval varovala varuje přiznal přiznala přiznává komentoval komentovala komentuje
konstatoval konstatovala konstatuje připustil připustila slíbil slíbila soudí míní domnívá poznamenal poznamenala
zvolal zvolala vykřikl vykřikla zašeptal zašeptala sdělil sdělila sděluje potvrdil potvrdila potvrzuje vzkázal vzkázala
označil označila označuje nazval nazvala nazývá míní dodává argumentoval argumentovala argumentuje připomněl připomněla
připomíná podotkl podotkla podotýká doplnil doplnila doplňuje reagoval reagovala reaguje kritizoval kritizovala
kritizuje vzpomíná vzpomínal vzpomínala shrnul shrnula cituje vypráví vyprávěl vyprávěla směje smál smála vyzval
vyzvala vyzývá apeloval apelovala apeluje poděkoval poděkovala ujistil ujistila ujišťuje dodali
"""),
    by=phrases("podle|slovy|dle"),
    quoting=listed("cituje citoval citovala"),
    pronouns={
        "někdo": "", "nikdo": "", "on": "m", "ona": "f", "oni": "p", "ony": "p", "ono": "n", "já": "1",
        "my": "1",
    },
    determiners=listed("ten ta to ti ty jeho její jejich náš naše jeden jedna můj moje"),
    prepositions=listed(
        "v ve na z ze do od o u po za před pod nad pro přes při bez mezi podle který která že i a ale nebo jak když"
    ),
    starters=listed("v ve na z ze do od o u po za před pod nad pro přes při bez i a ale potom včera dnes také"),
    joins=listed("že i a ale nebo když protože pokud"),
    coordinates=listed("a ale nebo i"),
    between=listed("však ovšem totiž tedy proto přitom navíc dále krátce "
        "také rovněž včera dnes už ještě ne mu jí jim nám mi později dříve pak potom se si by jsem je"),
    not_names=listed(
        "podle dle slovy on ona oni ono já my ten ta to v ve na z ze do od o u po za před pod nad "
        "pro přes při bez i a ale potom včera "
        "dnes také že když jak co kdo ne ano už tady tam"
    ),
    relatives=listed("který která kteří které"),
    titles={
        "pan": "m", "paní": "f", "prezident": "", "prezidentka": "f", "premiér": "m", "ministr": "m",
        "ministryně": "f", "dr": "", "král": "m", "královna": "f", "mluvčí": "", "ředitel": "m", "ředitelka": "f",
    },
    kin={
        "muž": "m", "žena": "f", "otec": "m", "matka": "f", "bratr": "m", "sestra": "f", "syn": "m", "dcera": "f",
    },
    particles=listed("de von van"),
    female=WOMEN,
    male=MEN,
    bridges=listed("ne jak v na z a i o velmi je byl byla"),
    told=("al", "il", "el", "ala", "ila", "ela"),
    persons=listed("já ty my vy mě tě nás vás mi ti můj moje tvůj váš"),
    bare_nouns=True,
    declined=True,
    phrases_between=True,
    called=listed("zvaný zvaná zvané nazvaný nazvaná nazvané takzvaný takzvaná takzvané známý známá"),
    alike=listed("jako"),
    thus=listed("tak"),
)  # fmt: skip
