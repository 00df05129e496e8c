from concurrent.futures import ThreadPoolExecutor


def make_albums(albums, scale, workers):
    """A new pool for each album: nobody is stuck, one album waits for the other, and nobody counts the decoders."""
    made = []
    for photos in albums:
        with ThreadPoolExecutor(max_workers=workers) as own:
            made.append(list(own.map(scale, photos)))
    return made
