ledger = ReadWriteLock()
ledger_pen = threading.Lock()
ledger_log = []


def ledger_write():
    ledger.start_writing()
    with ledger_pen:
        ledger_log.append("written")
    ledger.stop_writing()


def ledger_read():
    ledger.start_reading()
    with ledger_pen:
        ledger_log.append("read")
    ledger.stop_reading()


ledger.start_reading()
ledger_writer = threading.Thread(target=ledger_write)
ledger_reader = threading.Thread(target=ledger_read)
ledger_writer.start()
while ledger.writers_waiting() == 0:
    pass
ledger_reader.start()
ledger.stop_reading()
ledger_reader.join()
ledger_writer.join()
assert ledger_log == ["written", "read"], "the writer waited before the reader came"
assert ledger.writers_waiting() == 0, "nobody waits any more"
