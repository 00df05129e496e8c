import type { Draws } from '#sim/core/draws.ts'

const given = `
Adaeze Aiko Alejandra Amara Amir Ana Anders Anh Anika Antoine Asha Astrid Ayşe Beatriz Bilal Björn Camila Chiara Chloé
Chukwudi Daan Dalia Daniela Dariusz Deepa Diego Dilan Ebony Efua Elena Elif Emeka Emre Esther Eva Farah Fatou Felix
Fernando Freya Gabriel Georgios Giulia Grace Hae-won Hamza Hana Hannah Haruto Hugo Ibrahim Ilse Imani Ines Ingrid Irena
Isaac Ivan Jakub Jamal Jana Javier Jin Joana Jonas Júlia Kaito Karim Katarzyna Kenji Khadija Kwame Laila Lars Leila
Lerato Leon Li Linh Luca Lucía Magnus Mai Malik Marek Mariam Marta Mateo Mei Mia Milan Mina Miriam Mohamed Nadia Naomi
Nikos Nina Noor Olga Oliver Omar Oscar Paulo Petra Priya Quentin Rafael Rania Ravi Rosa Ruth Sakura Samir Sanne Sara
Selin Sibusiso Simon Sofia Stefan Sunita Tamar Tariq Thandiwe Thiago Tomáš Uma Valentina Viktor Wanjiru Wei William Xin
Yara Yasmin Youssef Yuki Zainab Zoë Zsófia
`

const family = `
Abebe Achterberg Adeyemi Agarwal Ahmed Almeida Andersson Bakker Banerjee Bauer Becker Bianchi Botha Brandt Castillo Chen
Cohen Costa Dąbrowski Dimitrov Diallo Dlamini Duarte Dubois Eriksen Fernández Fischer Fontaine García Gupta Haddad
Hansen Hernández Hoang Horváth Hughes Ibáñez Ivanova Jansen Jensen Johansson Kaya Kim Kowalska Kumar Larsen Lee Lima
Lindqvist López Mahlangu Marino Martins Mbeki Mensah Meyer Moreau Morales Mwangi Nakamura Ndiaye Nguyen Nielsen Novák
Nowak Okafor Okonkwo Oliveira O’Connor Osei Özdemir Papadopoulos Park Patel Petrov Pham Pillai Popescu Rahman Ramos
Reyes Ricci Romero Rossi Sánchez Santos Sato Schneider Sharma Silva Singh Sørensen Suzuki Svensson Takahashi Tanaka
Teixeira Tran Traoré Tuncer Van-den-Berg Vargas Virtanen Wagner Walker Wang Weber Williams Wójcik Yamamoto Yılmaz Zhang
Zulu
`

const list = (text: string): string[] => text.trim().split(/\s+/)
const givenNames = list(given)
const familyNames = list(family)

const letters: Readonly<Record<string, string>> = { ı: 'i', ø: 'o', ą: 'a', ł: 'l', ß: 'ss' }

/**
 * People with different names and addresses at class.example, which belongs to nobody (RFC 2606). At most as many as
 * there are pairs of names.
 */
export function samplePeople(count: number, draws: Draws): { name: string; email: string }[] {
  const people = new Map<string, string>()
  while (people.size < Math.min(count, givenNames.length * familyNames.length)) {
    const name = `${draws.pick(givenNames)} ${draws.pick(familyNames)}`
    const email = `${plain(name)}@class.example`
    if (!people.has(email)) people.set(email, name)
  }
  return [...people].map(([email, name]) => ({ name, email }))
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[ıøąłß]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^a-z -]/g, '')
    .replace(/ +/g, '.')
