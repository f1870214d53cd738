"""The whole site as one book, for places without a network: a finished site folder in, a PDF and an EPUB out.

No engine is imported here, and the PDF's library only where the PDF is made: the other verbs don't pay for it.
"""
