"""Portuguese: its common verbs of speech, in Europe and Brazil."""

from tui_reader.quotes.cues.given_names import FEMALE, MALE
from tui_reader.quotes.cues.lexicon import Lexicon, listed, phrases

LEXICON = Lexicon(
    verbs=listed("""
disse diz disseram dizem dizia afirmou afirma afirmaram declarou declara explicou explica acrescentou
acrescenta ressaltou ressalta destacou destaca contou conta relatou relata respondeu responde perguntou
pergunta questionou escreveu escreve anunciou anuncia garantiu garante alertou alerta lembrou lembra comentou
comenta criticou critica defendeu defende lamentou lamenta reconheceu reconhece admitiu admite insistiu
insiste concluiu conclui sublinhou sublinha referiu refere salientou salienta frisou frisa apontou aponta
observou observa completou completa exclamou gritou murmurou revelou revela avaliou avalia argumentou
argumenta pediu pede prometeu promete confessou informou informa questiona questionou comentava confessa recorda
recordou adianta adiantou considera considerou desabafa desabafou ironiza ironizou remata rematou justifica justificou
sustenta sustentou explicaram acrescentaram garantem dizem referiram referem contou contava confirma confirmou
assegura assegurou assinala assinalou nota notou sugere sugeriu denuncia denunciou exige exigiu acusa acusou descreve
descreveu classificou classifica propõe propôs opina opinou resume resumiu replica replicou retorquiu adverte
advertiu advoga advogou afiança afiançou brinca brincou celebra celebrou reforça reforçou reitera reiterou continuou
continua prossegue prosseguiu repetiu repete pensou pensa interrompeu gracejou diziam respondia perguntava revelaram
admitem admitiram acredita acreditam sublinham defendem esclarece esclareceu
"""),
    phrases_between=True,
    by=phrases(
        "segundo|de acordo com|conforme|para|nas palavras de|nas palavras do|nas palavras da|na opinião de|na "
        "opinião do|"
        "na opinião da|na visão de|na visão do|na visão da|na avaliação de|na avaliação do|na avaliação da"
    ),
    known=listed("saber notar"),
    lets=listed("fez fizeram"),
    inverted=listed("para"),
    quoting=listed("cita citou citava"),
    pronouns={"alguém": "", "ninguém": "", "ele": "m", "ela": "f", "eles": "p", "elas": "p", "eu": "1", "nós": "1"},
    determiners=listed("o a os as um uma uns umas seu sua seus suas este esta esse essa vários"),
    definite=listed("o a"),
    prepositions=listed(
        "de do da dos das a ao à aos em no na nos nas por pelo pela para com sem sobre após entre desde até que "
        "quem como quando e ou mas durante"
    ),
    starters=listed(
        "em no na nos nas por para com sem sobre após desde durante segundo mas e depois então ontem hoje "
        "também conforme consoante"
    ),
    joins=listed("que e ou mas porque se quando embora enquanto"),
    coordinates=listed("e ou mas"),
    between=listed(
        "tem têm tinha também ainda já não se lhe depois ontem hoje então segunda terça quarta quinta sexta "
        "sábado domingo feira ele"
    ),
    not_names=listed(
        "conforme consoante o a os as um uma ele ela eles elas eu nós e ou mas porque se quando em no na por "
        "para com sem sobre "
        "após segundo depois então ontem hoje também não que quem como seu sua este esta segunda terça quarta "
        "quinta sexta sábado domingo janeiro fevereiro março abril maio junho julho agosto setembro outubro "
        "novembro dezembro"
    ),
    relatives=listed("que quem"),
    weak=listed(
        "continua continuou prossegue prosseguiu completa completou remata rematou reforça reforçou nota "
        "notou aponta apontou conta contava contou"
    ),
    people=listed(
        "homens mulheres menino menina jovem rapaz rapariga gente família polícia partido governo relatório "
        "carta comunicado estudo jornal artigo texto tribunal sindicato grupo empresa voz amigo amiga chefe "
        "líder juiz juíza vítima testemunha fonte responsável advogado advogada deputado deputada secretário "
        "secretária funcionário médico médica"
    ),
    agents=("or", "ora", "ores", "ista", "istas", "eiro", "eira", "eiros", "ente", "entes", "ante", "antes"),
    titles={
        "senhor": "m", "senhora": "f", "sr": "m", "sra": "f", "dr": "m", "dra": "f", "presidente": "",
        "ministro": "m", "ministra": "f", "prefeito": "m", "prefeita": "f", "papa": "m", "rei": "m",
        "rainha": "f", "professor": "m", "professora": "f",
    },
    kin={
        "homem": "m", "mulher": "f", "pai": "m", "mãe": "f", "irmão": "m", "irmã": "f", "filho": "m",
        "filha": "f",
    },
    called=listed(
        "chamado chamada chamados chamadas intitulado intitulada denominado denominada nomeado apelidado apelidada "
        "conhecido conhecida"
    ),
    indefinite=listed("um uma"),
    alike=listed("como"),
    told=("ou", "iu", "eu",),
    persons=listed("eu tu você vocês me te meu minha teu tua vosso nós senhor senhora"),
    particles=listed("de do da dos das e van von"),
    female=FEMALE,
    male=MALE,
    bridges=listed(
        "é são era foi ser um uma o a os as de do da ao à como mais muito não seu sua e em no na por para com"
    ),
    suffix=("ou", "eu", "iu"),
    asked=("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"),
    adverbs=("mente",),
    thus=listed("assim"),
)  # fmt: skip
