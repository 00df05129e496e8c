print("a")
exit(7)
