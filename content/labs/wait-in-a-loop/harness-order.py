ledge = Hatch(2)
ledge.put("first")
ledge.put("second")
ledge_crew = threading.Thread(target=ledge.put, args=("third",))
ledge_crew.start()
ledge_taken = [ledge.take() for _ in range(3)]
ledge_crew.join()
assert ledge_taken == ["first", "second", "third"], "what is put down first is taken first"
