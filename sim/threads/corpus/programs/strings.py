s="Hello, World"
print(s.upper(),s.lower(),s.title(),s.swapcase(),s.capitalize())
print(s[0],s[-1],s[1:5],s[::-1],s[::2],s[-5:],s[:100])
print(s.split(", "),"a b  c".split(),"a,b,,c".split(","),"a b c d".split(None,2),"a b c d".rsplit(" ",1))
print("-".join(["a","b"]),"x".join("abc"),s.find("o"),s.rfind("o"),s.index("W"),s.count("l"),s.replace("l","L",2))
print("  x ".strip()+"|","xxaxx".strip("x"),"  l".lstrip(),"r  ".rstrip()+"|")
print("abc".startswith("ab"),"abc".endswith(("x","c")),"a" in "abc","abc".isalpha(),"12".isdigit(),"a1".isalnum(),"".isalpha())
print("x".center(5,"*"),"x".ljust(3)+"|","x".rjust(3),"42".zfill(5),"-42".zfill(5),"ab".center(5))
print("a=b=c".partition("="),"a=b=c".rpartition("="),"l1\nl2\n".splitlines(),"ab"*3,"a"+"b")
print("%d %s %r %5.2f %x %05d %-5s| %+d %%" % (1,"a","b",3.14159,255,42,"ab",5))
print("{} {1}".format(1,2) if False else "{0} {1} {0} {x:>5} {y!r}".format(1,2,x="a",y="b"))
print(f"{1+1} {s!r:>20} {3.14159:.2f} {1000000:,} {255:#x} {5:03d} {'a':^5}| {1e10:g} {0.5:%} {12:>+5} {s=}")
w=10
print(f"{3.14159:{w}.{2}f}|{'x':<{w}}|{-5:=+6}|{1234567.891:,.2f}|{True}|{None}|{[1,2]}|{1.0}|{1e100}")
print("abc" "def", r"\n", "tab\tx", "\x41\u00e9", "\101")
print("a\
b", """tri
ple""")
print("äöü".upper(), len("äöü"), "ß".upper(), "😀"[0], len("😀x"))
print("abc".translate(str.maketrans("ab","xy")),"Ab".casefold(),"a\tb".expandtabs(4),"prefix-x".removeprefix("prefix-"))
print(repr("é\x00\x7f"), ascii("é"), "{:08.3f}".format(3.14159), "{:e}".format(12345.678), "{:>10}".format("x"), "{:b}".format(10))
