"""XML that draws: GraphML for each of its readers, and GEXF."""
