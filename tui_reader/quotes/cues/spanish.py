"""Spanish: its common verbs of speech, before or behind the words, and behind a dash."""

from tui_reader.quotes.cues.given_names import FEMALE, MALE
from tui_reader.quotes.cues.lexicon import Lexicon, conjugated, listed, phrases

_REGULAR = conjugated(
    "acept aclar acus adelant afirm agradec alert anunci apostill apunt argument asegur asever augur avis celebr "
    "coment constat contest critic cuestion declar demand denunci desliz destac detall enfatiz evoc exclam exhort "
    "explic expres felicit garantiz grit indic inform ironiz lament manifest matiz murmur narr observ opin plante "
    "precis pregunt proclam pronostic puntualiz ratific recalc rechaz reclam record reflexion reiter relat remarc "
    "reproch resalt señal sentenci subray susurr vaticin valor zanj",
    "a ó an aron aba aban",
)

LEXICON = Lexicon(
    verbs=_REGULAR
    | listed("""
dijo dice dijeron dicen decía dicho afirmó afirma afirmaron aseguró asegura aseguraron explicó explica
explicaron señaló señala señalaron añadió añade agregó agrega indicó indica declaró declara declararon
manifestó manifiesta expresó expresa sostuvo sostiene advirtió advierte subrayó subraya destacó destaca
recordó recuerda comentó comenta contó cuenta preguntó pregunta respondió responde contestó contesta replicó
replica exclamó exclama gritó grita susurró murmuró escribió escribe anunció anuncia denunció denuncia criticó
critica lamentó lamenta reconoció reconoce admitió admite insistió insiste concluyó concluye apuntó apunta
precisó precisa relató relata confesó confiesa reiteró reitera opinó opina informó informa calificó califica
remató remata espetó espeta soltó tiró lanzó lanza
tuiteó publicó matizó pidió pide exigió exige llamó enfatizó enfatiza remarcó remarca consideró considera planteó
plantea resaltó resalta argumentó argumenta alertó alerta celebró celebra defendió defiende reclamó reclama prometió
promete confirmó confirma justificó justifica resumió resume bromeó bromea puntualizó detalló detalla ironizó
reflexionó reflexiona valoró valora cuestionó cuestiona acusó acusa continuó continúa prosiguió prosigue repitió
repite interrumpió pensó piensa cuentan explicaban comentaban relató señalaban indicaron indican aseguran
cuestionaron replicaron respondieron coincidió coincide coinciden propuso propone sugirió sugiere reveló revela negó
niega niegan aclaró describió describe añadieron sostuvieron sostienen advirtieron advierten
"""),
    phrases_between=True,
    known=listed("saber notar"),
    lets=listed("hizo hicieron"),
    by=phrases("se lee en|se puede leer en|según|de acuerdo con|en palabras de|a juicio de"),
    quoting=listed("cita citó citaba"),
    pronouns={
        "alguien": "", "nadie": "", "él": "m", "ella": "f", "ellos": "p", "ellas": "p", "yo": "1",
        "nosotros": "1",
    },
    determiners=listed("el la los las un una unos unas su sus este esta estos ese esa mi varios"),
    definite=listed("el la"),
    prepositions=listed(
        "de del a al en por para con sin sobre tras ante desde hasta entre contra durante que quien como cuando "
        "vía mediante y o pero"
    ),
    starters=listed(
        "en a al por para con sin sobre tras ante desde durante según pero y luego entonces después además "
        "también ayer hoy"
    ),
    joins=listed("que y o pero porque si cuando aunque mientras"),
    coordinates=listed("y o pero e"),
    between=listed(
        "ha han había habían también además luego después ayer hoy ya no se le les lo me nos este lunes martes "
        "miércoles jueves viernes sábado domingo entonces aún todavía asimismo mismo misma"
    ),
    not_names=listed(
        "el la los las un una su sus este esta ese esa él ella ellos yo y o pero porque si cuando aunque en a "
        "al por para con sin sobre tras ante desde según luego entonces después además también ayer hoy no ya "
        "lo le se que quien como lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril "
        "mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
    relatives=listed("quien que"),
    weak=listed(
        "denuncia critica cita nota "
        "tiró soltó lanzó lanza "
        "continuó continúa prosigue prosiguió plantea planteaban planteó desliza deslizó propone propuso "
        "resume resumió cuenta contó cuentan"
    ),
    people=listed(
        "organismo "
        "hombres mujeres niño niña joven chico chica gente familia policía partido gobierno informe carta "
        "comunicado estudio diario artículo texto tribunal sindicato grupo empresa voz amigo amiga jefe jefa "
        "líder juez víctima testigo fuente responsable abogado abogada diputado diputada experto experta "
        "vecino vecina funcionario candidato candidata secretario secretaria"
    ),
    mute=listed(
        "cosa cosas hecho idea razón pregunta punto lugar camino día noche año semana momento disputa ataque "
        "tormenta incendio temporada carrera guerra crisis problema tema palabra palabras término nombre número "
        "precio tasa evento incidente accidente objetivo concepto resultado efecto señal necesidad esperanza "
        "miedo sentido forma parte fin mano ojo cara cabeza coche avión barco tiempo agua dinero mercado economía "
        "historia cultura"
    ),
    mute_endings=("ismo", "eza"),
    agents=("or", "ora", "ores", "ista", "istas", "ero", "era", "eros", "ente", "entes", "ante", "antes"),
    titles={
        "señor": "m", "señora": "f", "sr": "m", "sra": "f", "don": "m", "doña": "f", "doctor": "m",
        "doctora": "f", "presidente": "m", "presidenta": "f", "ministro": "m", "ministra": "f",
        "alcalde": "m", "alcaldesa": "f", "papa": "m", "rey": "m", "reina": "f", "juez": "", "jueza": "f",
        "portavoz": "",
    },
    kin={
        "hombre": "m", "mujer": "f", "padre": "m", "madre": "f", "hermano": "m", "hermana": "f",
        "hijo": "m", "hija": "f",
    },
    called=listed(
        "llamado llamada llamados llamadas conocido conocida conocidos conocidas apodado apodada denominado denominada "
        "titulado titulada nombrado nominaría bautizado bautizada"
    ),
    indefinite=listed("un una unos unas"),
    alike=listed("como"),
    works=listed("leer artículo libro novela película título canción álbum revista programa término"),
    told=("ó",),
    persons=listed("yo tú usted ustedes me te mi mis tu tus nos nosotros vosotros os su"),
    particles=listed("de del la las los y van von"),
    female=FEMALE,
    male=MALE,
    bridges=listed(
        "es son era fue ser un una el la los las de del a al como más muy tan no su sus y en por para con"
    ),
    suffix=("ó", "aron", "ieron"),
    times=listed("día días semana semanas mes meses año años hora horas minutos rato vez adelante atrás después antes"),
    asked=("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"),
    adverbs=("mente",),
    thus=listed("así"),
)  # fmt: skip
