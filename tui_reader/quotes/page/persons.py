"""Words of who speaks and of who listens, in all the languages that have lists, beside their pronouns."""

from tui_reader.quotes.cues.lexicon import listed

YOU = listed(
    "we wir nous nosotros nós noi wij мы dein deine deinen deinem deiner euch euer eure euren eurem eurer "
    "ton ta tes vos toi ti tus vuestro vuestra teu tua tuoi vostro vostra jouw jullie uw dig dere deg "
    "you your my our us me du dir dich euch mein unser tu te vous votre mon notre tú usted ustedes mi nuestro você "
    "meu nosso voi tuo mio nostro jij je jou u mijn ons вы ты вас мой наш"
)
"""Words of who speaks and of who listens, beside the pronouns of the word lists."""
ME = listed(
    "i me my ich mir mich mein meine je j moi mon ma mes yo mi mis eu meu minha mim io mio mia ik mij mijn jag mig min "
    "jeg meg ja mnie mój já mě můj я мне меня мой"
)
"""Who answers says I; a list of questions and answers of a house says we."""
