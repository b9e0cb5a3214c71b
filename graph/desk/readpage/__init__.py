"""The desk as a page: a template, a style and a script of its own."""
