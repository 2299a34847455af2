"""The passages that answer a question: which are found, which sentence of them leads, and whether it is to be doubted.

`looking_up` finds the articles, `weighing` gives each stretch of them its marks and keeps the best, `leading` chooses
the sentence that says most closely what is asked, and `doubts` tells why it may answer something else; `quoted` finds
words of whoever was asked about. All of them read sentences by what `telling` knows of names, times and reasons.
"""
