"""English: what people do when they speak, and who they are."""

from tui_reader.quotes.cues.given_names import FEMALE, MALE
from tui_reader.quotes.cues.lexicon import Lexicon, listed, phrases

_VERBS = listed("""
acknowledge allege announce assert assure complain concede conclude confirm contend declare emphasize explain insist
observe opine predict proclaim recount reiterate respond reveal speculate suggest wonder
said says say told tells tell added adds add asked asks ask wrote writes write tweeted tweets replied replies
responded responds explained explains insisted insists argued argues argue noted notes note warned warns warn
declared declares stated states continued continues claimed claims claim suggested suggests admitted admits
acknowledged acknowledges joked jokes quipped quips concluded concludes observed observes recalled recalls
remarked remarks complained complains predicted predicts charged charges countered counters shouted shouts
yelled called calls call posted posts testified testifies announced announces boasted boasts urged urges
emphasized emphasizes emphasised stressed stresses conceded concedes confirmed confirms denied denies
described describes describe lamented laments exclaimed vowed vows pleaded pleads asserted asserts contended
contends mused muses cautioned cautions thundered commented comments maintained maintains repeated repeats
promised promises read reads proclaimed proclaims answered answers agreed agrees mocked mocks blasted blasts
slammed slams dubbed dubs labeled labels labelled characterized characterizes characterised referred refers
cited cites quoted quotes accused accuses praised praises criticized criticizes criticised dismissed dismisses
denounced denounces decried rejected rejects ripped hailed hails lauded lauds expressed expresses thanked
begged begs demanded demands implored assured assures reminded reminds informed reported reports revealed
reveals disclosed texted texts emailed e-mailed cried screamed whispered muttered mumbled murmured
grumbled groused griped fumed sighed laughed chuckled deadpanned cracked snapped shot retorted retorts
rejoined interjected interrupted chimed offered offers opined opines reasoned reflected reflects reiterated
reiterates pledged pledges swore threatened threatens intoned chanted chants sang roared bellowed barked
hissed sneered scoffed scoffs allowed ventured volunteered wondered wonders believed believes thinks thought
advised advises counseled counselled instructed ordered summarized theorized theorizes speculated speculates
hinted implied marveled gushed enthused raved teased taunted chided scolded rebuked bragged crowed lied
protested objected demurred hedged went goes go put puts titled headlined captioned entitled found finds
concedes recounted recounts relayed related recommended recommends urge began begins declaring finished
elaborated elaborates clarified clarifies specified preached prayed exhorted cheered applauded apologized
apologised confessed confesses confided confides alleged alleges advocated advocates boomed inquired queried
summarizes summarises summarised emphasises pressed prodded quizzed replying touted touts condemned condemns
welcomed welcomes attacked attacks blamed blames
""")
_PARTICIPLES = listed("""
saying adding telling asking writing calling tweeting arguing noting warning declaring stating explaining
insisting claiming suggesting describing quoting citing announcing predicting promising vowing joking shouting
chanting referring concluding replying responding recalling urging complaining criticizing praising dismissing
accusing posting reading stressing emphasizing lamenting pointing acknowledging admitting alleging asserting
contending demanding labeling dubbing mocking blasting observing remarking cautioning quipping reminding
repeating yelling screaming condemning welcoming
""")
_BY = "according to|in the words of|as quoted by|statement from|statement by|tweet from|tweet by"
_STARTERS = listed("""
here back earlier later then in on at after before during when while as if although though because since until
by for from with without about despite amid speaking asked following given to under over among against like
unlike citing noting referring
""")
_BETWEEN = listed("""
also later then has had have have's 's 'd 'll 've 're 'm once recently repeatedly often always sometimes still now
again simply
just even first finally all both did does do would will could might may should must never ever instead further
soon famously reportedly allegedly apparently himself herself themselves itself initially subsequently not
only going there here today yesterday tonight monday tuesday wednesday thursday friday saturday sunday was is
were are been be being quickly flatly bluntly previously already actually really quietly went on to got up
came out
""")
_NOT_NAMES = listed("""
but and in on at the a an he she they it if when while as after before for so that this these those his her
their our my i we you also then later not no yes even now monday tuesday wednesday thursday friday saturday
sunday january february march april may june july august september october november december well oh still yet
because since until although though once here there what who why how where which or nor just only both all
some many most more one two three four five six seven eight nine ten first second last next another other
others such like unlike with without by from to of into over under during despite amid among asked speaking
sure meanwhile however moreover instead indeed perhaps maybe read image photo related today yesterday tonight
recently earlier afterward each every either neither every everyone someone nobody nothing something let is
are was were be been do does did have has had can could will would should
""")

LEXICON = Lexicon(
    verbs=_VERBS,
    participles=_PARTICIPLES,
    bases=listed(
        "tweet reply state continue admit joke quip recall remark counter shout yell stress repeat answer "
        "mock dismiss denounce boast brag promise cite chant"
    ),
    modals=listed(
        "to would could did does can will 'd 'll might must should didn't couldn't wouldn't only later also often"
    ),
    coordinates=listed("and but or"),
    by=phrases(_BY),
    quoting=listed("quotes quoted quoting cites cited"),
    pronouns={"he": "m", "she": "f", "they": "p", "it": "n", "i": "1", "we": "1", "you": "2", "someone": "",
        "somebody": "", "others": "", "everyone": "", "nobody": ""},
    relatives=frozenset({"who"}),
    determiners=listed("the a an his her their its our my one this that these another some many several"),
    definite=listed("the"),
    prepositions=listed(
        "of for from to in at on with by during after before about against and as when while over under through "
        "since until into near outside inside among who whose which that but because if told"
    ),
    starters=_STARTERS,
    joins=listed("that but and or when while because as if although though where why how than so whether what"),
    between=_BETWEEN,
    weak=listed(
        "began begins begin continued continues continue continuing finished went goes go put puts found "
        "finds find offered offers added adds add adding shot cracked snapped roared boomed thundered barked "
        "hissed groaned sang sighed laughed cheered pressed prodded charged charges ventured chimed reflected "
        "reflects reflect touts touted"
    ),
    people=listed(
        "statement report letter study article document paper post tweet message email e-mail memo filing "
        "lawsuit complaint notice sign note text review survey brief judgment ruling headline motto source "
        "release guide page site website blog people crowd family couple group police mayor child children "
        "kid student president patient resident victim witness nurse guest host voice judge coach chief "
        "captain guard aide ally expert critic parent official spokesperson colleague friend chef athlete cop "
        "teen candidate citizen agent client tenant merchant servant sergeant lieutenant assistant consultant "
        "analyst clerk monk nun monarch girl boy fan relative native executive representative detective wife "
        "husband master mistress maid youth individual person survivor creature stranger soul community authority "
        "authorities charity minority majority celebrity leadership management federation corporation institution "
        "delegation opposition prosecution publication nation petition audience announcement alliance institute"
    ),
    mute=listed(
        "phrase way thing things fact idea reason question point place town road building day night year week "
        "moment dispute attack crash storm fire game match season race war battle trial crisis problem issue "
        "trend topic word words term label name number figure price cost rate share deal event incident accident "
        "approach effort goal aim concept theory result effect sign signs need hope fear sense kind sort type "
        "form part piece end side hand eye eyes face head room house car plane ship boat weather water food money "
        "market economy history culture"
    ),
    mute_endings=("ness", "ment", "ance", "ence", "ity", "ism", "tion", "sion", "ship"),
    agents=("er", "ers", "or", "ors", "ist", "ists", "man", "men", "woman", "women", "ian", "ians"),
    titles={
        "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "lord": "m", "lady": "f", "dame": "f",
        "madam": "f", "king": "m", "queen": "f", "prince": "m", "princess": "f", "dr": "", "sen": "",
        "rep": "", "gov": "", "gen": "", "lt": "", "col": "", "sgt": "", "prof": "", "rev": "m",
        "president": "", "senator": "", "representative": "", "governor": "", "secretary": "",
        "general": "", "chairman": "m", "chairwoman": "f", "judge": "", "justice": "", "former": "",
        "ex": "", "speaker": "", "mayor": "", "minister": "", "professor": "", "pope": "m", "father": "m",
        "sister": "f", "brother": "m", "congressman": "m", "congresswoman": "f", "spokesman": "m",
        "spokeswoman": "f", "capt": "", "cpl": "", "maj": "", "adm": "", "cmdr": "", "detective": "",
        "officer": "", "pastor": "", "attorney": "", "director": "", "leader": "", "reps": "", "sens": "",
        "vice": "", "prime": "", "chancellor": "", "madame": "f", "mme": "f", "mademoiselle": "f", "mlle": "f",
        "monsieur": "m",
    },
    kin={
        "man": "m", "woman": "f", "boy": "m", "girl": "f", "father": "m", "mother": "f", "son": "m",
        "daughter": "f", "brother": "m", "sister": "f", "husband": "m", "wife": "f", "king": "m",
        "queen": "f", "actor": "m", "actress": "f", "businessman": "m", "businesswoman": "f",
        "chairman": "m", "chairwoman": "f", "congressman": "m", "congresswoman": "f", "spokesman": "m",
        "spokeswoman": "f", "widow": "f", "uncle": "m", "aunt": "f", "grandfather": "m",
        "grandmother": "f", "priest": "m", "nun": "f", "lady": "f", "guy": "m", "mom": "f", "dad": "m",
        "waitress": "f", "policeman": "m", "policewoman": "f", "fisherman": "m", "councilman": "m",
        "councilwoman": "f",
    },
    not_names=_NOT_NAMES,
    particles=listed("de von van bin al el la le der du di da dos del ibn ten ter den y e"),
    things=listed(
        "house department committee party ministry times news campaign group university council court "
        "association press post journal union bank company foundation institute center centre office agency "
        "service states kingdom republic street city county state congress senate parliament government "
        "administration commission network magazine school college church board club team league organization "
        "movement coalition project corp inc fund international america york carolina jersey hampshire "
        "dakota virginia mexico delhi award awards prize oscar emmy grammy cup championship film movie album"
    ),
    female=FEMALE,
    male=MALE,
    bridges=listed(
        "was is are be been being were am had has have having would will to a an as for of on in with not at by "
        "from than those and or could should can may might must very more so too do does did don't doesn't "
        "didn't isn't wasn't aren't won't can't the his her their its my our 's 're this into about like "
        "no any all don’t doesn’t didn’t isn’t wasn’t aren’t won’t can’t such only"
    ),
    contractions=listed("d ll ve s m re"),
    deeds=listed(
        "declared declares declaring announced announces announcing demanded promised threatened pledged"
    ),
    objects=listed("him her it them me us this that"),
    naming=listed("called calls calling labeled labels dubbed told tells asked"),
    suffix=("ed",),
    adverbs=("ly", "ing"),
    called=listed("titled entitled nicknamed headlined codenamed rebranded renamed named known so-called christened"),
    named=listed("called dubbed labeled labelled termed"),
    indefinite=listed("a an one some another any no something"),
    alike=listed("as"),
    works=listed(
        "song songs book novel film movie album article essay poem play series titled entitled concept term report "
        "exhibition podcast programme show"
    ),
    marks_inside=True,
    compounds=True,
    be=listed("is are was were be been being am gets got"),
    often=listed("often sometimes also now still once always never not usually better best"),
    times=listed("day days week weeks month months year years time times morning evening night hours minutes"),
    thus=listed("so thus"),
)  # fmt: skip
