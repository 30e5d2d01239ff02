"""Three short reports of our own with their notes: at the foot of pages in English, where one goes on on the next page;
at the end in Russian, with “там же”; at the end of each page in Kazakh, with “сонда”. Nothing in them happened."""

EN = """The ministry ordered the page to be removed.1 Its editors were not told of the order, and learned
of it from their readers.2 The court upheld it in one sitting.3

1 Dana Sadykova, “A page is removed,” The Steppe Herald, March 3, 2018, http://steppe.example/removed.
2 “Editors learn of an order from their readers, and ask the ministry under which article of the law
\fit was given.4 No answer came.5 A year later the page was there again.6

it was made,” Example Review, March 5, 2018, http://review.example/order; “The ministry is silent,”
Example Review, March 9, 2018, http://review.example/silent.
3 Ibid.
4 Sadykova, “A page is removed.”
5
6 Office of the Press, Yearly Report 2019 [in Kazakh], accessed May 2, 2020, http://press.example/2019.pdf.
"""

RU = """Провайдер прекратил доступ к сайту без решения суда [1]. Редакция обратилась в министерство [2], но ответа
не получила [3]. Через год доступ был восстановлен [4].

Примечания

[1] Ахметова Д. Сайт закрыт без суда // Степной вестник. 12.04.2017. URL: http://vestnik.example/zakryt (дата
обращения: 15.05.2018).
[2] «Редакция обратилась в министерство», Пример-Обозрение, 14 апреля 2017 г., http://obzor.example/ministerstvo
[3] Там же.
[4] «Доступ восстановлен», Пример-Обозрение, 20 апреля 2018 г., http://obzor.example/dostup
"""

KK = """Сайтқа кіру сот шешімінсіз тоқтатылды.1 Редакция министрлікке жүгінді.2 Жауап болмады.3
\fБір жылдан кейін сайт қайта ашылды.4

1 «Сайт сотсыз жабылды», Дала хабаршысы, 2017 жылғы 12 сәуір, http://dala.example/zhabyldy
2 «Редакция министрлікке жүгінді», Мысал шолу, 2017 жылғы 14 сәуір, http://sholu.example/zhuginu
3 Сонда.
4 «Сайт ашылды», Мысал шолу, 2018 жылғы 20 сәуір, http://sholu.example/ashyldy
"""
