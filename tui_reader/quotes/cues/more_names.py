"""More given names of many countries, whose bearers are nearly all women, or nearly all men."""

from tui_reader.quotes.cues.lexicon import listed

WOMENS = listed("""
adriana agata agnes agneta aida aino aisling aleksandra alessia alexandra alicja alina amalia amparo anabel anastasia
anat aneta angelica angelina angélique anika annabel annalisa annamaria anneli annick antonella antonina arantxa
ariadna ariana arianna assia aude audrey aurelia aurélie ayelet azra barbro beatrice beatrix begoña bergljot berit
bernadette bianca blanca bodil brigida britt béatrice caitlin camila carina carlota carme carolina caroline cecilie
celia chantelle charlene chloé christelle christiane clarissa claudine clémence corinne cristiana cristina céline
cătălina daniela danuta daphne delphine dilma dina dorothea dorte dragana débora désirée ebba edda edyta efrat eirin
elisa elisabet elisabeth elisabetta elise eloise emanuela emilia emiliana emine erzsébet esmeralda estelle eugenia
eugénie eulalia evangelina eveline ewelina fabienne fatma felicia felicitas flavia francine frida friederike gaëlle
geertje geneviève georgina gertrud gesa ghislaine gianna giovanna giuliana giuseppina glenda graciela greet gudrun
gwendolyn gyöngyi hadas hadassah hala hanan hanne hedwig hella henriette henrike hermine hildur hillevi hélène ilaria
ilona imogen inga inger inna inès inês ioana irena irma isolde ivana ivanka iwona izabela jacinda jadranka jelena
jennie johanne jolanda jolanta josefina josefine josiane jovana joëlle juana judit justyna kaija kaja kamala karina
karine karolina katarina katarzyna katrin kinga kirsi klara klaudia kristina kristine lara larisa laëtitia leena
leonie leonor leonora leticia letizia leïla lidia liisa lilia lina linnea lisbeth lise lissa livia loredana lorena
lotte luciana luisa luise luiza lyubov lyudmila maartje mafalda magda magdalena malala manuela mara marcella mareike
margarida margarita margherita margrethe mariana marianna marianne maribel mariella mariette marija marine marisa
marisol marita mariya marlies marte maryam mathilda matilda maud maïté mechthild megumi melania mercè merete meryem
mette michaela milena mireille mirela mirjam miroslava montserrat morgane muriel mylène mélanie nadezhda nadine nancie
nataliya natascha nathalia nicoletta nicolette noelia noémie oksana olena olha ornella paulina pernille perrine pia
piroska polina raffaella rahel raisa ramona rania raphaëlle regine renata rikke rosana rosanna rosella rosetta rosita
roswitha sabina salma samira sanna sarita saskia shira shirin sibylle sidonie sigríður silvana silvina simona sinéad
siobhan sladjana snežana sofie solange solène sophie stefania steffi sunniva susana susanna svenja svitlana swantje
séverine tamar tarja tatjana teodora teresita tetiana thaïs theodora tiina tiziana trine trude tuija ulla ulrika
urszula vaiva valentina valeria valérie veronika verónica vesna vibeke vigdís viktoria viktoriya violetta virginie
viviana viviane wanja wenche wiebke wiesława wilma xenia ximena yael yara yasmin yasmina yasmine yevgenia yulia yuliia
yuliya yvette zahra zdravka zeynep zinaida zofia zora zoë zsófia zuzana élise élodie émilie
""")

MENS = listed("""
aarne abdelkader abdellah abdullah achim adolfo adrian adriano adrián aksel alberto alejo aleksander aleksei aleksey
aleksi alessio alexandre alfonso alfredo alonso amadou amir amit amos anatole anatolii andreu andrii andriy andrzej
angelo anselm antero antoni antonis antti arash aristide armand armando arnaldo arnaud arne arno arnold arseniy artem
arturo asger asif atle attila augustin aurélien avi axel aziz baptiste bartosz basil bastian benedict benedikt benito
benny benoit benoît bernardo bertrand birger birk bjarne bohdan bohumil bosse bruno caetano carles carlo carsten
casper cesare christophe christos claes claus clemens clément cornelius cristian cristiano cristóbal cyril cyrille
cédric césar daan damian damien damir daniele danilo dario denys detlef didier dieudonné dimitri dimitris dionisio
dmytro dominik donato dragan duarte dušan dávid eddy edoardo eduard eduardo edvard efraim egil egon ehud einar eino
eitan ekrem elias elio emil emre enrico enzo erich erkki erwin esteban eugen eugenio eugène eusebio eyal eyvind fabian
fabien fabio fabrice fabrizio farid federico feliks ferdinand ferenc ferran filip filippo flavio florent florentino
franck frederik fredrik friedhelm fritz frédéric félix gaetano gaspard gastón gauthier gaël geert gennady geoff georg
georges georgi georgios gerard gerardo germán gerold giacomo gian giancarlo gianfranco gianluca gianni gideon gilberto
gilles giorgio giulio gonzalo goran gottfried grzegorz grégoire grégory gudmund guido guilherme guillermo gustav
gustavo gwenaël györgy gábor gérard haakon hafez haim hamid hamza hannes hannu harald harri hartmut haruki hassan
heikki heiko heiner helge hendrik henri henrique heribert hernán hervé hilmar holger horacio hubert hubertus igal
ignacio ignacy ihor iker ilan ilia ilkka ingemar ingmar ingo ioannis isak isidro ismael ismaïl istván itamar ivar ivo
iván iñaki jaakko jaap jacek jaime jair jakub jarkko jarosław jaume javad jesper joachim joaquim joaquín johan
johannes jonatan jonathan jordi joris jorma josef josep jouni juha jukka julien jussi justin jános jérémie jérémy
jérôme józsef jürgen kacper kaj kamil karol karsten kaspar kasper keijo kemal kimmo knud konstantin kristian kristof
kristoffer krzysztof kyriakos kálmán lajos lasse laurenz lauri leandro leif lennart leonardo leonel leonid leopold
leszek levi linus lior lluís lorenz loris lothar loïc luc luca luciano ludovic lukasz lutz maarten maciej maksim
maksym malte mamadou manfredo manoj manolis marc marcel marcello marcelo marcin marek mariano marián markku marko
martti martí massimiliano massimo mateo mateus mateusz mathias mathieu mathijs matti mattias mauricio maurizio mauro
maurício maxence maxime maximilian mehdi mehmet meir melchior menno michael michał mihai mikko mikuláš milan milenko
milos miloš mirko miroslav mladen moisés mordechai moshe motti murat mustafa mykhailo mykola naftali naoki narendra
naveen nenad nestor niccolò nico nicolae nicolás nicolò niels nikita niko nikola nikos nils nuno octavio oded ofer
oleksandr oleksii olli oriol orlando oskar osvaldo oswald otmar ovidiu panagiotis pascual patrice patricio patrik
paulino pavlo pawel pedro peer pekka pelle pertti petar petri petro petros philipp philippe pierluigi piero pierre
pieter piotr pirmin pål radek radovan radu rafał rafi raimund rainer ralph raoul raphaël rasmus raúl reinhold renaud
renzo rené ricard riccardo robbert roberto rodolfo rodolphe rodrigo rogelio roger romain romano romeo ronen rubén
ruslan ryszard régis rémi rémy rüdiger salvador salvatore samuli santiago sauli sebastià sebastián serge serhii serhiy
shimon shlomo siegfried sigurd simo simón slavko slobodan soeren sofiane stanislas stanislav steffen stelios stig
stéphane sylvain sylvester szymon sándor sébastien taavi tadeusz taher tancredi tariq tarmo tero teun teuvo thibault
thibaut thijs thilo thor thorbjørn tiago tibor tilman timo timothée tino tobias tomas tomasz tommaso tomás tomáš
torben torbjörn tore torgeir torkel tristan trygve tzvi ueli ugo ulf ulrik umar umberto urs vadim vadym valentin
valerio valery valter vasco vasil vasyl veikko velimir vicent vicente vidar viggo ville vilmos vincenzo vitali vitaliy
vitor vittorio vlad vladislav vojtěch vsevolod waldemar walid walther wenzel werner wiktor wilfried wilhelm willem
willi wim witold wladimir wojciech xabier yaakov yair yann yannick yannis yehuda yevgeny yevhen yigal yitzhak yngve
yoav yohan yonatan yossi yves yvon zbigniew zdeněk zoltán zoran zvi álvaro émile étienne øystein øyvind
""")
