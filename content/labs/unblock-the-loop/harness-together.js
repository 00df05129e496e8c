const both = await Promise.all([report(2), report(1)])
if (both[0] !== 'section 1, section 2') throw new Error('the first of two reports has other sections')
if (both[1] !== 'section 1') throw new Error('the second of two reports has other sections')
if ((await report(0)) !== '') throw new Error('a report without sections is not empty')
