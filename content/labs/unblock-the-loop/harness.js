const text = await report(4)
if (text !== 'section 1, section 2, section 3, section 4')
  throw new Error('the report has other sections than asked for')
