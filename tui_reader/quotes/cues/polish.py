"""Polish: its common verbs of speech, before or behind their subject; no articles."""

from tui_reader.quotes.cues.given_names import MEN, WOMEN
from tui_reader.quotes.cues.lexicon import Lexicon, listed, phrases

LEXICON = Lexicon(
    verbs=listed("""
powiedział powiedziała powiedzieli mówi mówił mówiła mówią mówili stwierdził stwierdziła stwierdza dodał dodała dodaje
podkreślił podkreśliła podkreśla zaznaczył zaznaczyła zaznacza wyjaśnił wyjaśniła wyjaśnia tłumaczy tłumaczył
tłumaczyła zapytał zapytała pyta pytał pytała odpowiedział odpowiedziała odpowiada odparł odparła napisał napisała
pisze pisał pisała ocenił oceniła ocenia twierdzi twierdził twierdziła przekonuje przekonywał przekonywała zapewnił
zapewniła zapewnia ostrzegł ostrzegła ostrzega poinformował poinformowała informuje zauważył zauważyła zauważa przyznał
przyznała przyznaje uważa uważał uważała zapowiedział zapowiedziała komentuje komentował skomentował skomentowała
krzyknął krzyknęła szepnął szepnęła zawołał zawołała mruknął mruknęła opowiada opowiadał opowiadała wspomina wspominał
wspominała podsumował podsumowała apeluje apelował cytuje powtarza powtarzał powtarzała radzi radził radziła żartuje
żartował żartowała relacjonuje relacjonował relacjonowała narzeka narzekał narzekała wylicza wyliczał wyliczała
przypomina przypomniał przypomniała wskazuje wskazał wskazała oświadczył oświadczyła oświadcza deklaruje zadeklarował
zadeklarowała sugeruje sugerował sugerowała argumentuje argumentował argumentowała krytykuje krytykował krytykowała
skrytykował skrytykowała przestrzega przestrzegał przestrzegała uspokaja uspokajał uspokajała dziwi obiecuje obiecał
obiecała obiecywał prosi prosił prosiła nalega nalegał nalegała potwierdza potwierdził potwierdziła zaprzecza
zaprzeczył zaprzeczyła ujawnia ujawnił ujawniła ogłosił ogłosiła ogłasza zdradza zdradził zdradziła rzekł rzekła woła
wołał wołała krzyczy krzyczał krzyczała szepcze szeptał szeptała wzdycha westchnął westchnęła wtrącił wtrąciła wtrąca
kwituje skwitował skwitowała odpiera odparował kontynuuje kontynuował kontynuowała donosi doniósł doniosła precyzuje
sprecyzował sprecyzowała rozważa akcentuje akcentował akcentowała konkluduje skonkludował skonkludowała doprecyzował
zaapelował zaapelowała wezwał wezwała pochwalił pochwaliła podziękował podziękowała dopytuje dopytywał
"""),
    by=phrases("według|zdaniem|w opinii|w ocenie|jak"),
    inverted=listed("jak"),
    quoting=listed("cytuje cytował cytowała"),
    pronouns={"ktoś": "", "nikt": "", "on": "m", "ona": "f", "oni": "p", "one": "p", "ono": "n", "ja": "1", "my": "1"},
    determiners=listed("ten ta to ci te jego jej ich nasz nasza jeden jedna mój moja pewien"),
    prepositions=listed(
        "w we na z ze do od o u po za przed pod nad dla przez przy bez między według który która że i a ale oraz jak "
        "gdy kiedy"
    ),
    starters=listed("w we na z ze do od o u po za przed pod nad dla przez przy bez i a ale potem wczoraj dziś także"),
    joins=listed("że i a ale oraz gdy kiedy bo ponieważ jeśli"),
    coordinates=listed("i a ale oraz"),
    between=listed(
        "tymczasem bowiem jednak zaś natomiast więc zatem wreszcie dalej wprost stanowczo krótko ponadto "
        "również także też wczoraj dziś już jeszcze nie mu jej im nam mi później wcześniej następnie się"
    ),
    not_names=listed(
        "według zdaniem on ona oni one ono ja my ten ta to w we na z ze do od o u po za przed pod "
        "nad dla przez przy bez i a ale "
        "potem wczoraj dziś także że gdy kiedy jak co kto nie tak już tu tam"
    ),
    relatives=listed("który która którzy które"),
    titles={
        "pan": "m", "pani": "f", "prezydent": "", "premier": "", "minister": "", "dr": "", "prof": "", "król": "m",
        "królowa": "f", "prezes": "", "rzecznik": "", "rzeczniczka": "f", "poseł": "m", "posłanka": "f",
    },
    kin={
        "mężczyzna": "m", "kobieta": "f", "ojciec": "m", "matka": "f", "brat": "m", "siostra": "f", "syn": "m",
        "córka": "f",
    },
    particles=listed("de von van"),
    female=WOMEN,
    male=MEN,
    bridges=listed("nie jak w na z i o bardzo jest był była"),
    told=("ał", "ił", "ął", "ała", "iła", "ęła"),
    persons=listed("ja ty my wy mnie ciebie nas was mi ci mój moja twój wasz pan pani"),
    bare_nouns=True,
    declined=True,
    phrases_between=True,
    called=listed("zwany zwana zwane nazwany nazwana nazwane zatytułowany zatytułowana znany znana"),
    alike=listed("jako"),
    thus=listed("tak"),
)  # fmt: skip
