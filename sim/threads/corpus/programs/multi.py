total = (1 +
         2 +
         undefined)
