"""Given names of many countries whose bearers are nearly all men."""

from tui_reader.quotes.cues.lexicon import listed

MALE = listed("""
aarne aaron abdelkader abdellah abdul abdullah abraham achim adam adolfo adrian adriano adrián ahmed aksel al alain
alan albert alberto alejandro alejo aleksander aleksandr aleksei aleksey aleksi alessandro alessio alex alexander
alexandre alexei alfonso alfred alfredo ali allen alonso alvin amadou amir amit amos anatole anatolii anatoly anders
andre andrea andreas andrei andres andreu andrew andrii andriy andrzej andrés andy angel angelo anselm antero anthony
antoine antoni antonio antonis antti arash aristide armand armando arnaldo arnaud arne arno arnold arseniy artem arthur
arturo asger asif atle attila augustin aurélien austin avi axel aziz baptiste barney barry bartosz basil bastian ben
benedict benedikt benito benjamin benny benoit benoît bernard bernardo bernd bernie bertrand bill billy birger birk
bjarne bjorn björn bob bobby bohdan bohumil boris bosse brad bradley brandon brendan brent brett brian bruce bruno
bryan bud caetano calvin cameron carl carles carlo carlos carsten casper cesare chad charles charlie chester chris
christian christoph christophe christopher christos chuck claes clarence claude claus clayton clemens cliff clint clyde
clément colin cornelius cory craig cristian cristiano cristóbal curtis cyril cyrille cédric césar daan dale damian
damien damir damon dan daniel daniele danilo danny dario darrell darren dave david davide dean dennis denys derek
derrick detlef dick didier diego dieter dieudonné dimitri dimitris dionisio dmitri dmitry dmytro dominic dominik don
donald donato doug douglas dragan duane duarte dušan dwight dylan dávid earl ed eddie eddy edgar edmund edoardo eduard
eduardo edvard edward edwin efraim egil egon ehud einar eino eitan ekrem elias elijah elio elliott elmer emil emilio
emmanuel emre enrico enrique enzo eric erich erik erkki ernest ernesto erwin esteban ethan eugen eugene eugenio eugène
eusebio evan eyal eyvind fabian fabien fabio fabrice fabrizio farid federico feliks ferdinand ferenc fernando ferran
filip filippo flavio florent florentino florian floyd francesco francis francisco franck francois frank franklin
françois fred freddie frederick frederik fredrik friedhelm friedrich fritz frédéric félix gabriel gaetano gary gaspard
gastón gauthier gaël geert gene gennady geoff geoffrey georg george georges georgi georgios gerald gerard gerardo
gerhard germán gerold giacomo gian giancarlo gianfranco gianluca gianni gideon gilbert gilberto gilles giorgio giovanni
giulio giuseppe glen glenn gonzalo goran gordon gottfried graham grant greg gregory grzegorz grégoire grégory gudmund
guido guilherme guillaume guillermo gunter gustav gustavo guy gwenaël györgy gábor gérard günter haakon hafez haim
hamid hamza hannes hannu hans harald harold harri harry hartmut haruki hassan hector heikki heiko heiner heinrich heinz
helge helmut hendrik henri henrik henrique henry herbert heribert herman hernán hervé hilmar hiroshi holger homer
horacio horst howard hubert hubertus hugh hugo hunter hussein ian ibrahim igal ignacio ignacy igor ihor iker ilan ilia
ilkka ingemar ingmar ingo ioannis ira isaac isak isidro ismael ismaïl istván itamar ivan ivar ivo iván iñaki jaakko
jaap jacek jack jacob jacques jaime jair jake jakub james jan jared jarkko jarosław jason jaume javad javier jay jean
jeff jeffrey jens jeremy jerome jerry jesper jesse jesus jesús jim jimmy joachim joao joaquim joaquín jochen joe joel
johan johannes john johnny jon jonas jonatan jonathan jordan jordi jorge joris jorma jose josef josep joseph josh
joshua josé jouni joão juan juha jukka julian julien julio jun jurgen jussi justin jános jérémie jérémy jérôme józsef
jörg jürgen kacper kai kaj kamil karl karol karsten kaspar kasper keijo keith kemal ken kenji kenneth kent kevin khalid
kimmo kirk klaus knud konstantin kristian kristof kristoffer krzysztof kurt kyle kyriakos kálmán lajos lance larry lars
lasse laurent laurenz lauri lawrence leandro lee leif lennart leo leon leonard leonardo leonel leonid leopold leroy
lester leszek levi lewis linus lior lloyd lluís logan lorenz lorenzo loris lothar louis loïc luc luca lucas luciano
ludovic ludwig luigi luis luiz lukas lukasz luke luther lutz maarten maciej magnus mahmoud maksim maksym malcolm malte
mamadou manfred manfredo manoj manolis manuel marc marcel marcello marcelo marcin marco marcus marek mariano mario
marián mark markku marko markus martin martti martí marvin mason massimiliano massimo mateo mateus mateusz mathias
mathieu mathijs matt matteo matthew matthias matti mattias maurice mauricio maurizio mauro maurício max maxence maxime
maximilian mehdi mehmet meir melchior melvin menno micah michael michał michel mickey miguel mihai mikael mike mikhail
mikko mikuláš milan milenko milos miloš milton mirko miroslav mitch mladen mohamed mohammed moisés mordechai moshe
motti muhammad murat mustafa mykhailo mykola naftali naoki narendra nate nathan naveen neal ned neil nelson nenad
nestor niccolò nicholas nick nico nicolae nicolas nicolás nicolò niels nigel nikita niklas niko nikola nikolai nikos
nils noah norman nuno octavio oded ofer olaf olav oleg oleksandr oleksii oliver olivier olli omar oriol orlando oscar
oskar osvaldo oswald otmar otto ovidiu owen pablo panagiotis paolo pascal pascual patrice patricio patrick patrik paul
paulino paulo pavlo pawel pedro peer pekka pelle pertti petar pete peter petri petro petros phil philip philipp
philippe pierluigi piero pierre pieter piotr pirmin preston pål radek radovan radu rafael rafał rafi rahul raimund
rainer raj rajiv ralf ralph ramon randall randy raoul raphaël rasmus raul ray raymond raúl reggie reinhold renaud renzo
rené rex ricard ricardo riccardo richard rick ricky rob robbert robert roberto rodney rodolfo rodolphe rodrigo rogelio
roger roland romain romano romeo ron ronald ronen ronnie ross roy ruben rubén rudy rupert ruslan russell ryan ryszard
régis rémi rémy rüdiger said salvador salvatore sam samir samuel samuli sanjay santiago saul sauli scott sean sebastian
sebastià sebastián serge sergei sergey sergio serhii serhiy seth shane shawn shimon shlomo sidney siegfried sigurd
silvio simo simon simón sindre slavko slobodan soeren sofiane stanislas stanislav stanley stefan stefano steffen
stelios stephen steve steven stig stuart stéphane sven sylvain sylvester szymon sándor sébastien taavi tadeusz taher
tancredi tariq tarmo ted tero terrence terry teun teuvo theodore thiago thibault thibaut thierry thijs thilo thomas
thor thorbjørn thorsten tiago tibor tilman tim timo timothy timothée tino tobias toby todd tom tomas tomasz tommaso
tommy tomás tomáš tony torben torbjörn tore torgeir torkel torsten travis trevor tristan troy trygve tyler tzvi ueli
ugo ulf ulrich ulrik umar umberto urs uwe vadim vadym valentin valerio valery valter vasco vasil vasyl veikko velimir
vernon vicent vicente victor vidar viggo viktor ville vilmos vincent vincenzo vitali vitaliy vitor vittorio vlad
vladimir vladislav vojtěch volker volodymyr vsevolod waldemar walid wallace walter walther warren wayne wei wenzel
werner wesley wiktor wilfried wilhelm will willem willi william willie wim winfried witold wladimir wojciech wolfgang
xabier xavier yaakov yair yann yannick yannis yehuda yevgeny yevhen yigal yitzhak yngve yoav yohan yonatan yossi yuri
yusuf yves yvon zach zachary zbigniew zdeněk zoltán zoran zvi álvaro ángel émile étienne øystein øyvind
""")
