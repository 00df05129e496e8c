n = 50
is_prime = [True] * (n + 1)
for p in range(2, n + 1):
    if is_prime[p]:
        for q in range(p * p, n + 1, p):
            is_prime[q] = False
print([p for p in range(2, n + 1) if is_prime[p]])
