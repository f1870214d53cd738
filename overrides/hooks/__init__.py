"""Guards, Markdown extensions and finishing. Arrows run one way: guard -> checks -> templates, pages -> faults."""
