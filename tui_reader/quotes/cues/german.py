"""German: what people do when they speak, and who they are; its nouns are capitalised, its verb stands second."""

from tui_reader.quotes.cues.given_names import MEN, WOMEN
from tui_reader.quotes.cues.lexicon import Lexicon, listed, phrases

_VERBS = listed("""
sagte sagt sagten sagen meinte meint meinten erklärte erklärt erklärten betonte betont betonten berichtete
berichtet berichteten berichten forderte fordert forderten kritisierte kritisiert kritisierten äußerte äußert
äußerten bezeichnete bezeichnet bezeichneten nannte nennt nannten schrieb schreibt schrieben warnte warnt
warnten fragte fragt fragten antwortete antwortet ergänzte ergänzt kommentierte kommentiert kommentierten
begründete begründet begründeten behauptete behauptet behaupteten zitiert zitierte zitieren verkündete
verkündet rief ruft riefen sprach spricht sprachen sprechen lobte lobt würdigte würdigt verurteilte verurteilt
verurteilten bestätigte bestätigt bestätigten dementierte dementiert bedauerte bedauert beklagte beklagt
bemängelte bemängelt bemerkte bemerkt versicherte versichert versprach verspricht verlangte verlangt
verteidigte verteidigt vermutete vermutet urteilte urteilt unterstrich unterstreicht twitterte twittert
postete teilte teilten teilt gab gaben gibt fügte fügt wies weist wiesen stellte stellt stellten führte führt
lautete lautet lauteten lauten hieß heißt hießen skandierten skandierte sang sangen brüllte schrie
prognostizierte entgegnete entgegnet erwiderte erwidert mahnte mahnt mahnten räumte räumt resümierte resümiert
schilderte schildert scherzte spottete unterstellte verwies verweist wertete wertet wetterte witzelte zeigte
zeigt zeigten zog zieht äusserte äussert formulierte formuliert hoffte hofft empfahl empfiehlt appellierte
appelliert rechtfertigte rechtfertigt beschrieb beschreibt beschrieben beschuldigte beschuldigt drohte droht
drohten informierte informiert kündigte kündigt konstatierte konstatiert meldete meldet melden meldeten
monierte moniert plädierte plädiert reagierte reagiert rügte rügt sieht sah sahen hält hielt hielten glaubt
glaubte findet fand attestierte bescheinigte besagt besagte warf wirft warfen erläuterte erläutert erinnerte
erinnert erwartet erwartete feierte begrüßte begrüßt begrüßten befürchtet befürchtete sagt' gestand gesteht
notierte notiert titelte titelt tadelte unterbrach wünschte wünscht wollte befand bewertete bewertet
befahl befiehlt versetzte flüsterte flüstert murmelte murmelt stammelte seufzte seufzt lachte lacht begann beginnt
dachte denkt stieß jammerte wimmerte schluchzte stöhnte keuchte schnauzte brummte knurrte lallte hauchte raunte zischte
fauchte murrte klagte bejahte verneinte nickte unterbrach spottete höhnte neckte grüßte bat bittet flehte betete
beteuerte beschwor schwor gelobte bekannte beichtete verriet widersprach widerspricht pflichtete protestierte
triumphierte jubelte frohlockte kicherte grinste lächelte lispelte nuschelte stotterte schrieen schrien schreit riefen
hob fiel fährt setzte wandte wendet platzte polterte donnerte grollte belehrte tröstete beruhigte ermahnte ermunterte
herrschte erkundigte forschte wunderte staunte stutzte überlegte sann grübelte wiederholte wiederholt schloß schloss
schließt endete drängte kommandierte gebot gebietet mahnte spöttelte eiferte replizierte repliziert rühmte pries
prahlte lallt fragten zurief zuruft
ließ lässt ließen charakterisierte sicherte prangerte feststellt feststellte mitteilt mitteilte mitteilten angab
angibt hinzufügte ausführte schilderten hervorhob anmerkte fuhr stand steht veröffentlichte spekuliert spekulierte
rechnet rechnete rät riet raten rieten verrät warb wirbt schwärmt schwärmte bilanzierte bilanziert schimpft schimpfte
""")
_BY = (
    "laut|nach angaben|nach aussage|nach aussagen|nach ansicht|nach meinung|nach worten|nach den worten|"
    "nach einschätzung|nach auffassung|nach überzeugung|nach informationen|aus sicht|in den worten|zitat von|so"
)
_NOT_NAMES = listed("""wort worte worten antwort silbe
der die das den dem des ein eine einer eines einem einen er sie es wir ich ihr man und aber oder doch denn
auch so in im an am auf aus bei beim mit nach seit von vom zu zum zur über unter vor hinter neben zwischen
während wegen trotz durch für gegen ohne um bis dabei dazu damit danach dann darauf daraufhin darüber davon
dort hier heute gestern morgen jetzt nun noch nur schon bereits wie wenn als ob weil da dass daß was wer wo
warum weshalb welche welcher welches dies diese dieser dieses diesem diesen jene jener sein seine seiner
seinem seinen ihre ihrer ihrem ihren unser unsere mein meine kein keine montag dienstag mittwoch donnerstag
freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember
alle alles viele einige mehrere andere weitere zudem außerdem ferner weiter weiterhin allerdings jedoch
dennoch trotzdem deshalb daher somit insgesamt zuvor zunächst zuletzt später bisher derzeit unterdessen
inzwischen gleichzeitig anschließend schließlich insbesondere laut gegenüber angesichts demnach hingegen
dagegen einerseits andererseits wörtlich ebenso sowohl zwar etwa rund mehr weniger nicht nichts niemand jeder
jede jedes darin daran darunter daneben dadurch dafür davor demgegenüber hierzu hierbei hierfür hiermit worin
wonach woraufhin demzufolge infolgedessen
""")

LEXICON = Lexicon(
    verbs=_VERBS,
    participles=frozenset(),
    bases=frozenset(),
    modals=frozenset(),
    coordinates=listed("und aber oder sowie"),
    by=phrases(_BY),
    inverted=listed("so"),
    behind_name=listed("zufolge"),
    quoting=listed("zitiert zitierte zitieren zitierten"),
    pronouns={"jemand": "", "niemand": "", "er": "m", "sie": "f", "es": "n", "man": "n", "ich": "1", "wir": "1"},
    relatives=listed("der die das welcher welche"),
    determiners=listed(
        "der die das ein eine einer eines dessen deren sein seine ihr ihre unser unsere mein meine dieser diese "
        "dieses jener jene viele einige mehrere alle beide zwei drei den dem des einem einen seinem seinen "
        "ihrem ihren"
    ),
    definite=listed("der die das"),
    prepositions=listed(
        "fest hinzu zurück ein von vom aus in im an am auf bei beim mit nach seit zu zum zur über unter vor "
        "hinter neben zwischen während wegen trotz durch für gegen ohne um bis gegenüber anlässlich als wie "
        "dass daß weil ob wenn und oder sowie zufolge"
    ),
    starters=listed(
        "in im an am auf bei beim mit nach seit zu zum zur über unter vor während wegen trotz durch für gegen "
        "um bis als wie wenn nachdem bevor obwohl weil da laut gegenüber anlässlich angesichts von vom aus "
        "neben dabei dazu zudem außerdem so auch heute gestern dann danach daraufhin weiter zuvor später hier "
        "dort das dies bereits schon noch"
    ),
    joins=listed(
        "dass daß weil ob wenn und oder aber sondern denn sowie während nachdem wieso warum weshalb falls sofern "
        "sobald damit wobei worauf indem"
    ),
    between=listed(
        "auch dann noch schon bereits zudem außerdem später daraufhin dazu darauf jedoch allerdings heute "
        "gestern nun sich hat hatte haben hatten habe wird wurde werde würde ist war sei wäre seien kann konnte "
        "könne soll sollte solle will wollte wolle muss musste müsse nicht unter anderem deshalb weiter "
        "weiterhin wörtlich ebenfalls gegenüber dabei am montag dienstag mittwoch donnerstag freitag samstag "
        "sonntag so wie folgt sinngemäß"
    ),
    weak=listed(
        "begann beginnt gab gaben gibt fügte fügt wies weist wiesen stellte stellt stellten führte führt "
        "zeigte zeigt zeigten zog zieht hob fiel fährt fuhr setzte wandte wendet platzte polterte donnerte "
        "grollte endete schloß schloss schließt stieß warf wirft warfen hielt hält hielten fand findet befand "
        "sieht sah sahen teilte teilt teilten reagierte reagiert rechnet rechnete wollte nickte lachte lacht "
        "steht stand drängte herrschte räumte sicherte sang sangen brummte zischte"
    ),
    people=listed(
        "mehrheit minderheit einheit "
        "leute menschen frau herr kind kinder junge mädchen freund freundin gast gäste polizei partei "
        "regierung bericht brief studie erklärung mitteilung zeitung blatt gericht verein verband unternehmen "
        "firma behörde ministerium konzern minister mensch alte kranke zeuge zeugin beamte kunde kollege "
        "könig graf fürst knabe bauer arzt ärztin stimme vorsitzende abgeordnete jugendliche angeklagte "
        "redaktion gruppe"
    ),
    mute=listed(
        "sache ding dinge frage grund punkt ort weg tag nacht jahr woche moment streit angriff absturz sturm "
        "brand spiel saison rennen krieg krise problem thema wort begriff name zahl preis anteil ereignis vorfall "
        "unfall ziel ergebnis folge zeichen hoffnung angst sinn art form teil stück ende seite hand auge gesicht "
        "kopf raum auto flugzeug schiff boot wetter wasser geld markt wirtschaft geschichte kultur umwelt"
    ),
    mute_endings=("heit", "keit", "ismus"),
    agents=tuple(
        "er ern in innen or oren ist isten eur mann frau ent enten ant ling".split()
    ),
    titles={
        "herr": "m", "herrn": "m", "frau": "f", "dr": "", "prof": "", "professor": "m", "professorin": "f",
        "papst": "m", "könig": "m", "königin": "f", "prinz": "m", "prinzessin": "f", "graf": "m",
        "gräfin": "f", "präsident": "m", "präsidentin": "f", "kanzler": "m", "kanzlerin": "f",
        "bundeskanzler": "m", "bundeskanzlerin": "f", "minister": "m", "ministerin": "f", "sprecher": "m",
        "sprecherin": "f", "richter": "m", "richterin": "f", "bürgermeister": "m", "bürgermeisterin": "f",
        "oberbürgermeister": "m", "oberbürgermeisterin": "f", "ministerpräsident": "m",
        "ministerpräsidentin": "f", "premierminister": "m", "premierministerin": "f",
        "bundespräsident": "m", "außenminister": "m", "innenminister": "m", "staatssekretär": "m",
        "us-präsident": "m", "trainer": "m", "trainerin": "f", "vorsitzender": "m", "vorsitzende": "",
        "general": "m", "senator": "m", "senatorin": "f", "kardinal": "m", "bischof": "m", "pfarrer": "m",
        "anwalt": "m", "anwältin": "f", "generalsekretär": "m", "generalsekretärin": "f", "chef": "m",
        "chefin": "f", "direktor": "m", "direktorin": "f",
    },
    kin={
        "mann": "m", "vater": "m", "sohn": "m", "bruder": "m", "mutter": "f", "tochter": "f",
        "schwester": "f", "ehefrau": "f", "ehemann": "m", "schauspieler": "m", "schauspielerin": "f",
        "sprecher": "m", "sprecherin": "f", "autor": "m", "autorin": "f", "experte": "m", "expertin": "f",
        "leiter": "m", "leiterin": "f",
    },
    not_names=_NOT_NAMES,
    particles=listed("von van de den ten ter du al el bin ibn di da"),
    female=WOMEN,
    male=MEN,
    bridges=frozenset(),
    suffix=("te", "ten"),
    nouns_capitalised=True,
    verb_second=True,
    adverbs=("isch", "lich", "weise", "falls", "ierend"),
    oblique=listed("den dem des einen einem diesen diesem seinen seinem ihren ihrem seiner ihrer deren dessen"),
    reports=listed(
        "angaben aussage aussagen ansicht meinung worten einschätzung auffassung überzeugung informationen"
    ),
    called=listed(
        "namens genannt betitelt getauft umbenannt genannte genannten sogenannte sogenannten sogenannter sogenanntes "
        "sogenanntem bekannt"
    ),
    alike=listed("als"),
    works=listed(
        "artikel buch roman film titel thema lied album serie zeitschrift magazin aufsatz beitrag überschrift "
        "ausstellung begriff reihe stück lustspiel drama oper posse gedicht ballade novelle erzählung gemälde beiwort "
        "antrag projekt programm kampagne initiative aktion petition petitionen volksbegehren verein wettbewerb preis "
        "sendung podcast blog festival tagung konferenz vortrag workshop seminar broschüre flyer studie "
        "beinamen bezeichnung spitznamen sprichwort redensart refrain motto slogan losung"
    ),
    cited=listed("zitiert"),
    passives=listed("wird wurde werden wurden"),
    impersonal=listed("heißt hieß steht stand"),
    reporting=listed(
        "sei seien habe hätten hätte werde würden würde könne müsse müsste solle wolle dürfe gebe wäre wären komme "
        "gehe stehe bleibe mache bezeichnet bezeichnete bezeichneten nennt nannte nannten genannt sprach spricht "
        "sprachen Rede rede laut zufolge warf wirft lobte fordert forderte kritisiert kritisierte betonte betonen"
    ),
    separable=listed(
        "ließ lässt ließen teilte teilten teilt gab gaben gibt fügte fügt wies weist wiesen stellte stellt stellten"
    ),
    particles_of_verbs=listed(
        "mit an ab bei hinzu dazu zu zurück hin darauf fest klar heraus bekannt preis vor dar weiter wieder kund "
        "wissen verlauten durchblicken ausrichten"
    ),
    thus=listed("so also"),
)  # fmt: skip
