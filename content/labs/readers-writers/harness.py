archive = ReadWriteLock()
title_page = 0
last_page = 0


def archive_write():
    global title_page, last_page
    archive.start_writing()
    title_page += 1
    last_page += 1
    archive.stop_writing()


def archive_read():
    archive.start_reading()
    assert title_page == last_page, "read while it was being written"
    archive.stop_reading()


archive_people = [threading.Thread(target=task) for task in (archive_read, archive_write, archive_read)]
for archive_person in archive_people:
    archive_person.start()
archive_write()
for archive_person in archive_people:
    archive_person.join()
assert (title_page, last_page) == (2, 2), "each writer was alone"
