def make_albums(albums, scale, workers):
    """No pool, no trouble, and one photo after the other."""
    return [[scale(photo) for photo in photos] for photos in albums]
