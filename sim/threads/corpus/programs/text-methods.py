text = "The quick brown fox.\nJumps over\tthe lazy dog!  "
print(text.split(), text.splitlines(), text.strip()[-4:], text.lower().count("the"), text.title(), text.expandtabs(4)[20:40])
print("".join(c for c in text if c.isalnum()), text.translate(str.maketrans("aeiou", "*****")), text.partition(" "), text.rpartition(" "))
print("abc".ljust(6, "."), "abc".rjust(6), "abc".center(7, "*"), "7".zfill(3), "-7".zfill(4), "a,b,,c".split(","), " a b ".split(" "), "aXXbXX".split("XX"), "x".join("abc"), "abcabc".rfind("c"), "abcabc".replace("b", "", 1))
print("éàü".upper(), "ÀÉ".lower(), "ß".upper(), len("日本"), "日本"[::-1], "ñ" > "n", sorted("éazb"), "İ".lower() == "i̇")
print("hello world".capitalize(), "HELLO".swapcase(), "a-b_c d".replace("-", " ").replace("_", " ").title(), "1,234".replace(",", ""), "abc".isalpha(), "a1".isalnum(), "12".isdigit(), "1.2".isdigit(), " ".isspace(), "Ab".istitle(), "ab".islower(), "AB1".isupper())
print("%3d|%-3d|%03d" % (5, 5, 5), "%.3f" % 2/3 if 0 else "%.3f" % (2/3), "%8.2e" % 12345.678, "%s %s" % ("a", [1]), "%(x)s %(y)05.1f" % {"x": 1, "y": 2.25}, "%r" % "q", "%5s|%-5s|" % ("ab", "cd"), "%c" % 65, "%o %x %X %#x" % (8, 255, 255, 255))
print("{:<6}|{:^6}|{:>6}|{:=+6}|{:06.2f}|{:,}|{:.1%}|{:e}|{:b}|{:#o}".format("a", "b", "c", 5, 3.14159, 1234567, 0.256, 12345.678, 10, 8))
print("{0[a]} {1.real} {2!r} {x:{w}}".format({"a": 1}, 5, "s", x="y", w=4), "{{}}".format(), "{:{fill}{align}{width}}".format("x", fill="*", align="^", width=5))
print(f"{'a':>4}{1:>4}{2.5:>6.1f}", f"{'x' * 3}", f"{[i for i in range(3)]}", f"{ {'a': 1}['a'] }", f"{1 == 1}", f"{'yes' if 1 else 'no'}", f"a{{b}}c", f"{'nested {braces}'}", f"{3:{'>'}{5}}", f"""{
    1 + 1}""")
for row in [("Name", "Qty"), ("apple", 3), ("kiwi", 12)]: print(f"{row[0]:<10}{row[1]:>5}")
print("a\tb\\n\x41\u00e9\101", r"raw\n", 'it''s', "con" "cat", """multi
line""", "a\
b")
print("abc" < "abd", "Z" < "a", "" < "a", max("hello"), min("hello"), ord("A"), chr(0x1F600), ascii("é"), repr("a'b"), repr('a"b'), repr("a'\"b"))
print("x=%d, y=%s" % (1, None), "abc"[1], "abc"[-1], "a" in "abc", "abc".startswith(("b", "a")), "abc.txt".endswith(".txt"), "abc".removeprefix("a"), "abc".removesuffix("c"), "Mississippi".strip("Mip"), "a b c".split(maxsplit=1), "line1\nline2".splitlines(True))
