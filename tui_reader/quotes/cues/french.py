"""French: its common verbs of speech, inverted behind the words ("dit-elle", "a déclaré le maire")."""

from tui_reader.quotes.cues.given_names import FEMALE, MALE
from tui_reader.quotes.cues.lexicon import Lexicon, conjugated, listed, phrases

_VERBS = listed("""
dit dis disait déclare déclarait déclaré affirme affirmait affirmé explique expliquait expliqué estime
estimait estimé ajoute ajoutait ajouté précise précisait précisé souligne soulignait souligné assure assurait
assuré indique indiquait indiqué répond répondait répondu raconte racontait raconté confie confiait confié
lance lançait lancé écrit écrivait annonce annonçait annoncé regrette regrettait regretté dénonce dénonçait
dénoncé prévient prévenait prévenu avertit demande demandait demandé rappelle rappelait rappelé note notait
noté insiste insistait insisté poursuit poursuivait poursuivi conclut concluait reconnaît reconnaissait
reconnu avoue avouait avoué admet admettait admis commente commentait commenté réagit réagissait réagi martèle
martelé murmure murmura répliqua réplique répondit demanda déclara ajouta affirma expliqua exclame exclama soupire
soupira témoigne témoignait témoigné résume résumait résumé qualifie qualifié appelle appelait appelé
écria écrie reprit reprend interrompit cria crie dirent disent disaient dira pense pensait pensa juge jugeait jugé
considère considérait confirma confirme confirmait confirmé glisse glissait glissé tempère tempérait renchérit
observe observait observé constate constatait constaté relève relevait relevé relate argue plaide plaidait plaidé
déplore déplorait déploré détaille détaillait détaillé promet promettait promis prévenir rapporte rapportait rapporté
critique critiquait critiqué défend défendait défendu ironise ironisait ironisé lâche lâcha tonne tonna tweete tweeté
interroge interrogeait interrogea fit continua continue balbutia bégaya marmotta dis-je
écrivent répondent reconnaissent défendent promettent
""")

_REGULAR = conjugated(
    "accus affirm ajout alert analys argu assur clam comment complèt concèd confirm constat critiqu déclar "
    "déplor développ enchaîn estim évoqu expliqu expos félicit indiqu indign inquièt insist ironis jur "
    "justifi observ plaid plaisant précis proclam propos racont rapport rassur réaffirm réclam regrett "
    "relativis rétorqu salu soulign souffl suggèr tempèr témoign tranch",
    "e é ent ait aient",
)

LEXICON = Lexicon(
    verbs=_VERBS | _REGULAR,
    clitics=("-il", "-elle", "-on", "-ils", "-elles", "-je", "-nous"),
    elisions=listed("l' d' qu' m' t' s' n' j' c' lorsqu' jusqu' puisqu'"),
    phrases_between=True,
    known=listed("savoir valoir remarquer observer comprendre entendre"),
    lets=listed("fait font fit firent faisait faisaient"),
    by=phrases(
        "peut-on lire dans|peut-on lire sur|peut-on lire|lit-on dans|lit-on sur|lit-on|selon|d' après|pour"
    ),
    inverted=listed("pour"),
    quoting=listed("cite citait cita cité"),
    pronouns={
        "quelqu'un": "", "il": "m", "elle": "f", "ils": "p", "elles": "p", "on": "n", "je": "1", "j'": "1",
        "nous": "1",
    },
    determiners=listed(
        "le la les l' un une des son sa ses leur leurs ce cette ces mon ma mes notre nos plusieurs"
    ),
    definite=listed("le la"),
    prepositions=listed(
        "de du des d' à au aux en dans sur sous pour par avec sans chez vers contre depuis pendant après avant "
        "lors devant selon derrière entre malgré envers dès durant qui que qu' dont où et ou mais comme lorsque quand"
    ),
    starters=listed(
        "en dans sur pour par avec sans chez après avant lors depuis pendant selon mais et puis alors ensuite "
        "enfin hier aujourd'hui ici là interrogé"
    ),
    joins=listed("que qu' et ou mais car parce si quand lorsque"),
    coordinates=listed("et ou mais"),
    between=listed(
        "a ont avait avaient est sont était étaient eu été aussi encore déjà ensuite alors ainsi donc également "
        "toujours jamais pas fait ne n' se s' lui leur m' t' me te y auraient aurait hier lundi mardi mercredi jeudi "
        "vendredi samedi dimanche "
        "notamment vendredi"
    ),
    not_names=listed(
        "le la les un une des du de il elle ils elles on je nous vous ce cette ces son sa ses leur mais et ou "
        "donc or ni car en dans sur pour par avec sans chez après avant lors depuis pendant selon puis alors "
        "ensuite enfin hier ici là si quand lorsque comme que qui quoi où aujourd'hui lundi mardi mercredi "
        "jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre "
        "novembre décembre interrogé c'est"
    ),
    relatives=listed("qui"),
    weak=listed(
        "critique note demande annonce juge "
        "continua continue poursuit poursuivait poursuivi reprend reprit enchaîne enchaînait enchaînent "
        "enchaîné lance lancé lançait lâcha lâche fit glisse glissait glissé tonne tonna tranche tranchait "
        "tranchent tranché développe développait développent développé complète souffle soufflait soufflé "
        "relève relevait relevé expose exposait exposent exposé propose proposait proposent proposé"
    ),
    people=listed(
        "homme hommes femme femmes fille garçon enfant enfants jeune personne peuple foule famille police "
        "parti gouvernement rapport lettre communiqué étude journal article texte tribunal syndicat "
        "association groupe entreprise société voix ami amie chef patronne patron élu élue députée maire juge "
        "avocat avocate témoin source responsable porte-parole"
    ),
    mute=listed(
        "chose choses fait idée raison question point lieu route jour nuit année semaine moment dispute attaque "
        "tempête incendie match saison course guerre crise problème sujet mot mots terme nom nombre prix taux "
        "événement incident accident but concept résultat effet signe besoin espoir peur sens sorte forme partie "
        "fin main œil visage tête voiture avion bateau météo eau argent marché économie histoire culture "
        "environnement"
    ),
    mute_endings=("isme", "esse"),
    agents=tuple(
        "eur eurs euse rice iste istes ien iens ienne ier ière ent ente ant".split()
    ),
    titles={
        "m": "m", "mme": "f", "mlle": "f", "monsieur": "m", "madame": "f", "président": "m",
        "présidente": "f", "ministre": "", "maire": "", "docteur": "", "dr": "", "maître": "", "me": "",
        "roi": "m", "reine": "f", "premier": "m", "première": "f",
    },
    kin={
        "homme": "m", "femme": "f", "père": "m", "mère": "f", "frère": "m", "sœur": "f", "mari": "m",
        "épouse": "f",
    },
    called=listed(
        "nommé nommée nommés intitulé intitulée baptisé baptisée surnommé surnommée dénommé dénommée appelé appelée "
        "appelés appelées soi-disant connu connue"
    ),
    indefinite=listed("un une"),
    alike=listed("comme"),
    participle_ends=("é", "is", "it", "i", "u"),
    auxiliaries=listed("a ont avait avaient aurait auraient ayant eut aura auront"),
    works=listed("lire voir article livre roman film titre chanson album essai ouvrage revue expression terme"),
    told=("a", "it", "ut", "ait", "int"),
    persons=listed(
        "je j' tu vous moi toi me m' te t' mon ma mes ton ta tes votre vos nous notre nos oui non monsieur madame "
        "mademoiselle"
    ),
    particles=listed("de du des d' la le von van ben el al"),
    female=FEMALE,
    male=MALE,
    bridges=listed("est sont était un une le la les de du des d' à au comme plus très trop pas son sa ses et"),
    asked=("é", "ée", "és", "ées"),
    thus=listed("ainsi"),
)  # fmt: skip
