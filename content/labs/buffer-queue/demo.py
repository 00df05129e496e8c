def square(number):
    return number * number


results = process([3], workers=2, work=square)
print(results)
assert results == [9], f"asked for the square of 3, and got {results}"
