"""Who the people of an article are: full names, genders, and whom a pronoun means."""
