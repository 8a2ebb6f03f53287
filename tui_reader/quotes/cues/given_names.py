"""Given names whose bearers are nearly all women, or nearly all men; common ones of Europe and the Americas."""

from tui_reader.quotes.cues.lexicon import listed
from tui_reader.quotes.cues.more_names import MENS, WOMENS

FEMALE = WOMENS | listed("""
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy
angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine
maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea
cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail alice julia judy
sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla
alexis lori jane kate katie kathy claire clara eva eve ellen elaine eleanor anne annie annette antonia beth bella
bonnie carla carmen carrie cecilia chloe cindy colleen connie crystal daisy dana debbie edith eileen elena ella elsa
erica erin esther ethel fiona florence gail georgia gina ginger gladys hazel heidi hilary hillary holly ida ingrid
irene iris isabel ivy jackie jamie jan jasmine jeanne jenna jenny jill jo joanna joanne josephine juanita kara
karin katrina kim kirsten kristen kristin leah lena leslie liliana lillian lily lois loretta lorraine louise lucia
lucy lydia lynn mabel maggie marcia margot marion marjorie marlene marta maureen maya melanie melinda mia
michele mildred miriam molly monica nadia naomi natasha nina nora norma paige pat paula pauline peggy penelope penny
phyllis priscilla rhonda rita roberta robin rosa rose rosemary roxanne sally sabrina selena sheila sherry silvia
simone sofia sonia sonya stacey stacy stella sue suzanne sylvia tamara tammy tanya tara thelma tina tracy valerie
vanessa vera veronica vivian wanda wendy yolanda yvonne zoe ursula monika petra sabine renate helga brigitte gisela
ingeborg claudia susanne birgit heike angelika erika gabriele elke ulrike martina anja katja nicola silke jutta
kerstin bettina katharina johanna franziska annalena angela ilse gerda greta astrid sigrid solveig liv kari camille
chantal dominique elodie francoise genevieve helene isabelle jacqueline juliette manon mathilde monique nathalie
pauline sandrine sylvie valerie veronique giulia chiara francesca giorgia alessandra federica paola lucia ana beatriz
pilar dolores mercedes ines raquel rocio consuelo fernanda gabriela joana olga tatiana irina svetlana ekaterina
natalia yelena ludmila galina marina daria fatima aisha layla leila zainab khadija amina noor priya anita sunita
indira mei ling yuki keiko aiko
""")

MALE = MENS | listed("""
james robert john michael david william richard joseph thomas christopher charles daniel matthew anthony mark donald
steven andrew paul joshua kenneth kevin brian timothy ronald george jason edward jeffrey ryan jacob gary nicholas eric
jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry
tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter christian keith roger terry
austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert
willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene abraham al alex alfred allen
alvin andre andy antonio barney barry ben bernard bernie bill bob boris brad brendan brent brett bud calvin
cameron carlos chad charlie chester chris chuck clarence claude clayton cliff clint clyde colin cory craig curtis dale
damon dan danny darrell darren dave dean derek derrick dick dominic don doug duane dwight earl ed eddie edgar edmund
edwin elliott elmer emmanuel enrique ernest ernesto evan fernando floyd francis francisco franklin fred freddie
frederick gene geoffrey gilbert glen glenn gordon graham grant greg guy harry hector herbert herman homer howard hugh
hugo hunter ian ira isaac ivan jake jared jay jeff jerome jim jimmy joel johnny jorge josh julian julio karl ken
kent kirk kurt lance lee leo leon leonard leroy lester lewis lloyd louis lucas luis luke luther malcolm manuel marco
marcus mario martin marvin matt maurice max melvin micah mickey miguel mike milton mitch mohamed mohammed
muhammad nate neal ned neil nelson nick nigel norman oliver omar oscar owen pablo pedro pete phil pierre preston
rafael ramon randall raul ray reggie rex ricardo rick ricky rob roberto rodney roland ron ronnie ross ruben rudy
rupert sam samir saul sergio seth shane shawn sidney simon stanley steve stuart ted terrence theodore tim toby todd
tom tommy tony travis trevor troy victor vernon victor vladimir wallace warren wesley will xavier zach hans klaus
wolfgang jurgen jürgen günter gunter horst dieter manfred uwe bernd heinz helmut gerhard werner rainer matthias
andreas stefan sebastian markus olaf jens jörg ralf torsten thorsten frank kai lars sven ulrich volker winfried
joachim jochen christoph florian tobias philipp friedrich wilhelm heinrich otto ludwig johannes lukas niklas jan jean
jacques michel philippe alain laurent nicolas françois francois emmanuel olivier pascal thierry yves antoine guillaume
giovanni giuseppe luigi matteo marco andrea lorenzo paolo francesco alessandro davide stefano roberto silvio joão joao
luiz paulo rodrigo thiago javier alejandro diego andrés andres jesús jesus josé ángel angel pablo emilio sergei sergey
dmitri dmitry mikhail nikolai alexei aleksandr andrei igor oleg yuri viktor boris anatoly ahmed ali hassan hussein
ibrahim khalid mahmoud mustafa omar said yusuf abdul raj rahul sanjay wei jun hiroshi
kenji jon erik olav lars nils anders bjorn björn henrik mikael jonas magnus sindre rajiv volodymyr
""")

# Names of the continent; those of men that are women's elsewhere count as men's there.
MEN = MALE | listed("""
jan kai jens lars sven nils olaf uwe jürgen günter günther horst heinz dieter klaus manfred wolfgang helmut gerhard
werner rolf bernd holger torsten thorsten stefan jörg jochen ulrich volker rainer reinhard friedrich wilhelm hans
hermann otto fritz kurt ludwig konrad matthias tobias florian lukas jonas felix maximilian moritz sebastian dirk
hendrik kees piet pieter willem joost jaap gerrit henk bram sander ruud wim bas koen niels anders erik björn göran
gunnar håkan johan mats mikael per stefan ulf åke arne bjørn knut leif magnus odd ole rolf svein terje tor trond
jørgen kjell morten mogens niels ole poul preben søren torben pawel paweł piotr tomasz andrzej krzysztof marek wojciech
grzegorz jerzy stanisław zbigniew tadeusz janusz mateusz jakub michał łukasz maciej marcin jaroslav jiří josef karel
martin milan miroslav ondřej pavel petr tomáš václav vladimír zdeněk lukáš radek
""")
WOMEN = (
    FEMALE
    | listed("""
anke antje birgit brigitte dagmar elke gabriele gisela gudrun hannelore heike helga hildegard ilse ingeborg inge jutta
katja kerstin liesel liselotte lieselotte margarete margot marlene monika petra renate rita rosemarie sabine sigrid
silke sonja steffi susanne tanja ulrike ursula ute waltraud annika astrid birgitta britt elin elsa gunilla ingrid karin
kerstin lena linnea malin märta ulla anneke femke ineke liesbeth marijke mieke saskia sanne trijn trijntje wil
agnieszka anna barbara beata bożena dorota elżbieta ewa grażyna halina hanna iwona jadwiga joanna katarzyna krystyna
magdalena małgorzata maria monika teresa zofia alena eva hana ivana jana jitka kateřina lenka lucie marie marcela
martina petra šárka tereza věra zdenka zuzana
""")
) - listed("jan kai kim robin")
