a = 0.1
b = sum([a] * 10)
print(b, b == 1.0, round(b, 10), f"{b:.20f}", 1e23, 2.0**70, 1/7)
