nook = Shop(0)
assert nook.visit("Yara") is False, "no chair, no waiting"
den = Shop(1)
den_book = []
for den_guest in ("Zoe", "Zoe"):
    den_person = threading.Thread(target=den.visit, args=(den_guest,))
    den_person.start()
    den.serve(den_book.append)
    den_person.join()
assert den_book == ["Zoe", "Zoe"], "a guest may come again"
