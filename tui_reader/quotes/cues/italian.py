"""Italian: its common verbs of speech."""

from tui_reader.quotes.cues.given_names import FEMALE, MALE
from tui_reader.quotes.cues.lexicon import Lexicon, listed, phrases

LEXICON = Lexicon(
    verbs=listed("""
disse dice dicono diceva detto dichiarato dichiara dichiarò afferma affermato affermò spiega spiegato
spiegò aggiunge aggiunto aggiunse sostiene sostenuto racconta raccontato raccontò scrive scritto scrisse
sottolinea sottolineato risponde risposto rispose chiede chiesto chiese commenta commentato commentò annuncia
annunciato denuncia denunciato avverte avvertito ricorda ricordato osserva osservato osservò ammette ammesso
ammise conclude concluso concluse precisa precisato insiste insistito esclama esclamò urla urlò grida gridò
mormora mormorò replica replicato replicò riferisce riferito ribadisce ribadito definisce definito confessa
confessato assicura assicurato attacca attaccato promette promesso spiegano dichiarano affermano raccontano
scrivono sostengono
chiedono rispondono denunciano ricordano ricordò continua continuò continuato prosegue proseguì proseguito considera
pensa pensò riflette riflettè dichiararono risposero spiegarono affermarono aggiunsero dissero confida confidò
confidato evidenzia evidenziato rimarca rimarcato auspica taglia chiosa sbotta interviene rilancia rivela rivelato
rivelò legge recita critica criticato dicevano
"""),
    by=phrases(
        "secondo|a detta di|a detta del|a detta della|a detta dell'|a giudizio di|a giudizio del|a giudizio della|"
        "a parere di|nelle parole di|per"
    ),
    known=listed("sapere notare osservare presente intendere capire"),
    lets=listed("fa fanno fatto fece fecero faceva facevano"),
    elisions=listed("l' un' d' dell' all' dall' nell' sull' quest' quell' c' s' m' t' n'"),
    phrases_between=True,
    inverted=listed("per"),
    quoting=listed("cita citava citò citato"),
    pronouns={
        "qualcuno": "", "nessuno": "", "lui": "m", "lei": "f", "egli": "m", "ella": "f", "loro": "p",
        "essi": "p", "io": "1", "noi": "1",
    },
    determiners=listed(
        "il lo la i gli le l' un uno una un' quest' quell' suo sua suoi sue loro questo questa quel quella alcuni"
    ),
    definite=listed("il la lo"),
    prepositions=listed(
        "di d' dell' all' dall' nell' sull' del dello della dei degli delle a al allo alla ai agli alle da dal "
        "dalla in nel nella su sul sulla "
        "per con tra fra che chi cui e o ma come quando dopo prima durante"
    ),
    starters=listed(
        "in nel nella a al alla da dal su sul per con dopo prima durante secondo ma e poi ieri oggi intanto "
        "così"
    ),
    joins=listed("che e o ma perché se quando mentre"),
    coordinates=listed("e ed o ma"),
    between=listed(
        "ha hanno aveva avevano è sono era anche poi ancora già non si gli le ci mi ieri oggi lunedì martedì "
        "mercoledì giovedì venerdì sabato domenica sempre infine inoltre"
    ),
    not_names=listed(
        "e' il lo la i gli le un uno una lui lei loro io noi e o ma perché se quando mentre in nel a al da su per "
        "con dopo prima secondo poi ieri oggi intanto così che chi non si anche ancora questo questa lunedì "
        "martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio "
        "agosto settembre ottobre novembre dicembre"
    ),
    relatives=listed("che"),
    weak=listed(
        "continua continuato continuò prosegue proseguito proseguì attacca attaccato rilancia taglia "
        "interviene riflette riflettè"
    ),
    people=listed(
        "uomini donne ragazzo ragazza giovane gente famiglia polizia partito governo rapporto lettera "
        "comunicato studio giornale articolo testo tribunale sindacato gruppo azienda voce amico amica capo "
        "avvocato deputato deputata esperto esperta testimone fonte responsabile segretario segretaria"
    ),
    agents=("ore", "ori", "trice", "ista", "isti", "ente", "enti", "ante", "iere", "iera", "aio"),
    titles={
        "signor": "m", "signora": "f", "sig": "m", "dottor": "m", "dottoressa": "f", "presidente": "",
        "ministro": "m", "ministra": "f", "sindaco": "m", "sindaca": "f", "papa": "m", "re": "m",
        "regina": "f", "professor": "m",
    },
    kin={
        "uomo": "m", "donna": "f", "padre": "m", "madre": "f", "fratello": "m", "sorella": "f",
        "figlio": "m", "figlia": "f",
    },
    called=listed(
        "chiamato chiamata chiamati chiamate intitolato intitolata denominato denominata nominato soprannominato "
        "soprannominata cosiddetto cosiddetta cosiddetti cosiddette noto nota"
    ),
    indefinite=listed("un uno una un'"),
    alike=listed("come"),
    told=("ò", "ì",),
    persons=listed("io tu voi lei mi ti vi mio mia tuo tua vostro noi ci"),
    particles=listed("di de del della da la lo van von"),
    female=FEMALE,
    male=MALE,
    bridges=listed(
        "è sono era essere un una il lo la i gli le di del della a al come più molto non suo sua e in per con"
    ),
    asked=("ato", "ata", "ati", "ate", "ito", "ita", "iti", "ite"),
    adverbs=("mente",),
    thus=listed("così"),
)  # fmt: skip
