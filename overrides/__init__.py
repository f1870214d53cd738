"""What this site adds to the theme; a package so that Markdown extensions can be named in mkdocs.yml."""
