/**
 * Passwords of eight and more characters that head every published list of leaked ones, with the year-like and
 * keyboard-like variants of them that people reach for next. Lower case; a table, not code.
 */
const words = `
password passw0rd p@ssword p@ssw0rd pa55word pa55w0rd passwort passpass password1 password2 password3 password12
password123 password1234 password12345 password! password1! password123! passw0rd1 passw0rd! passw0rd123 p@ssw0rd1
p@ssw0rd! p@ssw0rd123 mypassword mypassword1 newpassword oldpassword thepassword yourpassword nopassword yourname
changeme changeme1 changeme123 changeit changethis letmein1 letmein! letmein12 letmein123 letmeinnow welcome1 welcome2
welcome12 welcome123 welcome1! welcome01 welcome! iloveyou iloveyou1 iloveyou2 iloveyou! iloveyou12 iloveyou123 iloveu12
iloveme1 ilovegod loveyou1 loveyou2 lovelove trustno1 trustnoone whatever whatever1 nothing1 something somethin
12345678 123456789 1234567890 12345678910 0123456789 012345678 01234567 123123123 12341234 12344321 11111111 111111111
1111111111 00000000 000000000 0000000000 22222222 33333333 44444444 55555555 66666666 77777777 88888888 888888888
99999999 999999999 987654321 9876543210 87654321 876543210 11223344 1122334455 112233445566 12121212 21212121 13131313
10101010 20202020 31415926 314159265 27182818 24681012 13579246 135792468 147258369 159357456 741852963 963852741
789456123 456789123 321654987 123654789 159753456 147852369 14789632 12369874 102030405 10203040 1020304050 11112222
1234abcd 1234qwer 123456ab 123456abc 1234567a 12345678a 123456789a a1234567 a12345678 a123456789 aa123456 aa12345678
aaaaaaaa aaaaaaaaa abcabcabc abcd1234 abcd12345 abcdefgh abcdefghi abcdefg1 abcdef123 abcdefghij abc12345 abc123456
abc123abc abc123456789 qwertyui qwertyuiop qwertyuio qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwerty123!
qwerty11 qwerty01 qwertyqwerty qwert12345 qwert123 qwer1234 qwer12345 qweasdzxc qweasd123 qwe12345 qwe123qwe qwe123456
qweqweqwe qazwsxedc qazwsx12 qazwsx123 qaz123wsx 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 2wsx3edc 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y
q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 zaq12wsx zaq1zaq1 zaq1xsw2 zxcvbnm1 zxcvbnm123 zxcvbnm, zxcvbnmz zxcasdqwe zxcv1234
asdfghjk asdfghjkl asdfghjkl1 asdfghjkl; asdf1234 asdfasdf asdfjkl; asdasdasd asd12345 asd123456 asdfgh12 asdfg12345
azertyui azertyuiop azerty12 azerty123 qwertzui qwertzuiop qwertz123 poiuytre poiuytrewq lkjhgfds lkjhgfdsa mnbvcxzl
mnbvcxz1 !@#$%^&* !@#$%^&*( !qaz2wsx !qaz@wsx 1234!@#$ qwer!@#$
superman superman1 batman12 batman123 spiderman spiderma spiderman1 wolverine ironman1 starwars starwars1 startrek
pokemon1 pokemon123 minecraft minecraft1 nintendo playstation playstat xbox3600 warcraft world123 fortnite fortnite1
dragon12 dragon123 dragonball dragonba dragons1 monkey12 monkey123 monkeys1 shadow12 shadow123 master12 master123
masters1 mustang1 corvette ferrari1 mercedes mercedes1 porsche1 chevrolet camaro69 harley01 harley12 harleydavidson
football football1 football2 football12 football123 baseball baseball1 baseball12 basketball basketba softball
softball1 volleyball volleyba swimming swimmer1 hockey12 soccer12 soccer123 liverpool liverpool1 chelsea1 chelsea123
arsenal1 arsenal123 barcelona barcelona1 juventus manchester mancheste cowboys1 steelers steelers1 yankees1 lakers24
princess princess1 princess12 princess123 princesa prettygirl babygirl babygirl1 babygirl12 baby1234 sunshine
sunshine1 sunshine12 sunshine123 sunflower sunflowe butterfly butterfl butterfly1 beautiful beautifu beautiful1
blessed1 blessing angel123 angels12 angelica flowers1 rainbow1 chocolate chocolat chocolate1 cookie12 cookies1 cheese12
cheesecake pumpkin1 banana12 bananas1 strawberry strawber cherry12 peanut12 pepper12 pepperoni coffee12 cupcake1
jennifer jennifer1 jessica1 jessica123 michelle michelle1 stephanie stephani victoria victoria1 samantha samantha1
elizabeth elizabet christina christin christian christine christopher alexander alexande alexandra alexandr alexandria
charlotte charlott charlie1 charlie123 jonathan jordan23 jordan123 joshua12 matthew1 michael1 michael123 michael12
anthony1 benjamin brandon1 danielle daniel12 daniel123 patricia patrick1 richard1 robert12 sebastian sebastia thomas12
thomas123 veronica virginia vanessa1 isabella gabriela gabriel1 francesco giovanni alejandro alejandra fernando
computer computer1 computer12 computer123 internet internet1 software keyboard laptop12 samsung1 samsung123 samsungs
google12 google123 facebook facebook1 linkedin linkedin1 myspace1 yahoo123 microsoft windows1 windows10 linux123
ubuntu12 debian12 apple123 iphone12 android1 nokia123 blackberry motorola ericsson pentium4
administrator admin123 admin1234 admin12345 admin123456 adminadmin administ admin@123 admin!23 root1234 rootroot
toor1234 test1234 test12345 test123456 testtest testtest1 testing1 testing12 testing123 tester12 testuser user1234
user12345 username username1 guest123 guest1234 demo1234 demodemo default1 default123 temp1234 temporary temppass
temppass1 secret12 secret123 secret1234 secretpassword topsecret topsecre letmeout access12 access14 access123 service1
system12 server12 server123 database database1 oracle123 mysql123 postgres postgres1 backup12 security security1
company1 company123 business student1 student123 teacher1 teacher123 school12 school123 college1 college123 university
universit learning learner1 course12 interleave interleave1 interleave123
january1 february february1 march123 april123 monday12 monday123 friday12 friday13 saturday december december1 november
november1 september septembe october1 summer12 summer123 summer01 summer2020 summer2021 summer2022 summer2023 summer2024
summer2025 summer2026 winter12 winter123 winter2020 winter2021 winter2022 winter2023 winter2024 winter2025 winter2026
spring12 spring2023 spring2024 spring2025 spring2026 autumn12 autumn2024 autumn2025 autumn2026 password2020 password2021
password2022 password2023 password2024 password2025 password2026 welcome2023 welcome2024 welcome2025 welcome2026
america1 american brooklyn newyork1 newyork123 california californ chicago1 florida1 london12 london123 scotland ireland1
australia australi germany1 deutschland schalke04 marseille france98 espana12 portugal brasil12 mexico12 india123
pakistan pakistan1 philippines indonesia sayang12 bismillah hello123 hello1234 hello12345 hellohello helloworld hellokitty
hellokit hithere1 whatsup1 goodluck goodbye1 good1234 lucky123 lucky777 happy123 happyday friends1 friendship friend12
forever1 forever21 freedom1 freedom123 liberty1 destiny1 eternity infinity infinity1 midnight midnight1 moonlight
moonligh nightmare darkness blackjack hardcore metallica metallic slipknot nirvana1 greenday greenday1 eminem12 rockyou1
rockstar rockstar1 superstar superstar1 supernova basketball1 champion champion1 warrior1 warriors phoenix1 predator
godzilla dinosaur elephant crocodile dolphin1 dolphins tigger12 tiger123 tigers12 panther1 panthers rabbit12 hunter12
hunter123 sniper12 killer12 killer123 ginger12 buster12 bailey12 maggie12 snoopy12 scooby12 scoobydoo garfield
mickey12 mickeymouse minnie12 cinderella simpsons bartsimpson homer123 southpark matrix12 matrix123 terminator
creative12 diamond1 diamonds crystal1 silver12 golden12 platinum orange12 purple12 purple123 yellow12 redskins blueblue
blue1234 green123 black123 white123 money123 money1234 moneymoney cashmoney bigmoney million1 dollars1 ncc1701d ncc1701e
thx11380 fuckyou1 fuckyou2 fuckyou! fuckyou123 fuckoff1 asshole1 bullshit bullshit1 stupid12 loser123 biteme12 jesus123
jesus777 jesuschrist christ12 godisgood godbless heaven12 faith123 grace123 correcthorsebatterystaple
`

/** Lower-cased entries, after NFKC. */
export const commonPasswords: ReadonlySet<string> = new Set(words.split(/\s+/).filter(Boolean))
