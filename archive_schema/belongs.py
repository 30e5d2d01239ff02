"""What belongs into the list of each kind, said where the list is still empty."""

from __future__ import annotations

from archive_schema.labels import Label

BELONGS = {name: Label.of(words) for name, words in {
    "source": "Judgments, orders, letters, news, photographs: whatever can be cited. Drop files here, or add them. "
              "| Приговоры, постановления, письма, новости, снимки: всё, на что можно сослаться. Перетащите файлы сюда "
              "или добавьте их. "
              "| Үкімдер, қаулылар, хаттар, жаңалықтар, суреттер: сілтеме жасауға болатынның бәрі. Файлдарды осында "
              "сүйреп әкеліңіз немесе қосыңыз.",
    "file": "The files of sources, as they were taken in. Add files: each becomes a source with its file. "
            "| Файлы источников в том виде, в каком они приняты. Добавьте файлы: каждый станет источником. "
            "| Дереккөздердің қабылданған күйіндегі файлдары. Файл қосыңыз: әрқайсысы дереккөз болады.",
    "translation": "A source in another language, with who translated it. "
                   "| Источник на другом языке и кто его перевёл. "
                   "| Басқа тілдегі дереккөз және оны кім аударғаны.",
    "citation": "What a source says of a record: made at the record, by citing a source for it. "
                "| Что источник говорит о записи: создаётся у самой записи, когда ей подыскивают источник. "
                "| Дереккөздің жазба туралы айтқаны: жазбаның өзінде, оған дереккөз келтіргенде жасалады.",
    "person": "Defendants, officials, lawyers, witnesses. A real name to be protected goes into its sealed field. "
              "| Обвиняемые, должностные лица, адвокаты, свидетели. Настоящее имя, которое надо беречь, пишите в "
              "запечатанное поле. "
              "| Айыпталушылар, лауазымды адамдар, адвокаттар, куәлар. Қорғалуға тиіс шын есімді мөрленген өріске "
              "жазыңыз.",
    "organisation": "Courts, ministries, operators, media, groups. "
                    "| Суды, министерства, операторы, СМИ, объединения. "
                    "| Соттар, министрліктер, операторлар, БАҚ, бірлестіктер.",
    "instrument": "Laws, treaties, rules and resolutions, each once; their articles are provisions. "
                  "| Законы, договоры, правила и резолюции, каждый один раз; их статьи записывают как нормы. "
                  "| Заңдар, шарттар, қағидалар мен қарарлар, әрқайсысы бір рет; олардың баптары норма болып жазылады.",
    "provision": "An article or clause of a law, with the text it had and when. "
                 "| Статья или пункт закона с текстом, который действовал, и временем. "
                 "| Заңның бабы немесе тармағы, қай мезгілде қандай мәтіні болғаны.",
    "prosecution": "A prosecution or a detention: who, charged with what, when, before which court. "
                   "| Преследование или задержание: кто, в чём обвинён, когда, каким судом. "
                   "| Қудалау немесе ұстау: кім, не үшін айыпталды, қашан, қай сотта.",
    "blocked_site": "A site or service that cannot be reached: since when, by whose order, how it was measured. "
                    "| Сайт или сервис, к которому нет доступа: с какого времени, чьим решением, как измерено. "
                    "| Қол жетпейтін сайт немесе сервис: қашаннан бері, кімнің шешімімен, қалай өлшенгені.",
    "shutdown": "A time without internet or telephone: where, from when to when, what still worked. "
                "| Время без интернета или телефона: где, с какого по какое время, что работало. "
                "| Интернетсіз немесе телефонсыз уақыт: қайда, қашаннан қашанға дейін, не жұмыс істеді.",
    "content_removal": "A post, page or account that was taken away, and who asked for it. "
                       "| Удалённая публикация, страница или учётная запись и кто этого потребовал. "
                       "| Жойылған жарияланым, бет немесе есептік жазба және мұны кім талап еткені.",
    "attack": "Violence, threats, break-ins, attacks on sites: against whom, when, by whom as far as is known. "
              "| Насилие, угрозы, взломы, атаки на сайты: против кого, когда и кем, насколько известно. "
              "| Зорлық, қорқыту, бұзып кіру, сайттарға шабуыл: кімге қарсы, қашан, белгілі болса кім жасады.",
    "surveillance_measure": "Wiretaps, systems and rules of surveillance. "
                            "| Прослушивание, системы и правила слежки. "
                            "| Тыңдау, аңду жүйелері мен қағидалары.",
    "statement": "What an official, a body or a company said, word for word. "
                 "| Что сказали должностное лицо, орган или компания, дословно. "
                 "| Лауазымды адамның, органның немесе компанияның сөзбе-сөз айтқаны.",
    "context_event": "Elections, protests, changes of law: what the cases happened in the midst of. "
                     "| Выборы, протесты, изменения закона: на каком фоне шли дела. "
                     "| Сайлау, наразылық, заң өзгерістері: істер қандай ахуалда болғаны.",
    "index_score": "A score that an index gave in a year, with its scale. "
                   "| Балл, который индекс дал за год, и его шкала. "
                   "| Индекстің бір жылға қойған балы және оның шкаласы.",
    "indicator": "A figure with its unit, place and time: users, speeds, prices. "
                 "| Величина с единицей, местом и временем: пользователи, скорость, цены. "
                 "| Бірлігі, орны мен уақыты бар көрсеткіш: пайдаланушылар, жылдамдық, баға.",
    "transparency_count": "How many requests a company reports, and how many it granted. "
                          "| Сколько запросов получила компания по её отчёту и сколько исполнила. "
                          "| Компанияның есебі бойынша қанша сұрау түсіп, қаншасы орындалғаны.",
    "recommendation": "What a body told the State to do, and what became of it. "
                      "| Что орган рекомендовал государству и что из этого вышло. "
                      "| Орган мемлекетке не ұсынды және одан не шықты.",
    "limitation_assessment": "Whether a restriction is lawful, necessary and proportionate, point by point. "
                             "| Законно ли ограничение, необходимо ли и соразмерно ли, по пунктам. "
                             "| Шектеу заңды ма, қажет пе, мөлшерлес пе: тармақ-тармағымен.",
    "case_file": "All that belongs to one matter: choose the case in a record's form, and it stands here. "
                 "| Всё, что относится к одному делу: выберите дело в форме записи, и она будет здесь. "
                 "| Бір іске қатыстының бәрі: жазбаның формасында істі таңдасаңыз, ол осында тұрады.",
    "correspondence": "Letters sent and received, with their numbers and answers. "
                      "| Отправленные и полученные письма, их номера и ответы. "
                      "| Жіберілген және алынған хаттар, нөмірлері мен жауаптары.",
    "search_made": "Where you searched and found nothing, so that it can be said so. "
                   "| Где искали и не нашли, чтобы об этом можно было сказать. "
                   "| Қайдан іздеп, ештеңе таппағаныңыз: мұны айтуға негіз болады.",
    "submission": "A complaint, petition or communication: to whom, by which deadline, what was answered. "
                  "| Жалоба, ходатайство или сообщение: кому, к какому сроку, что ответили. "
                  "| Шағым, өтінішхат немесе хабарлама: кімге, қай мерзімге, не жауап берді.",
    "note": "Thoughts, questions, talks: what is no source and no fact yet. "
            "| Мысли, вопросы, разговоры: то, что ещё не источник и не факт. "
            "| Ойлар, сұрақтар, әңгімелер: әлі дереккөз де, дерек те емес нәрсе.",
    "task": "What has to be done, by whom and by when. "
            "| Что нужно сделать, кому и к какому сроку. "
            "| Не істеу керек, кім және қай мерзімге.",
    "colleague": "Who works in which copy of this archive, and by which keys. Made where colleagues' cards are read. "
                 "| Кто работает в какой копии архива и с какими ключами. Создаётся при чтении карточек коллег. "
                 "| Мұрағаттың қай көшірмесінде кім, қандай кілттермен жұмыс істейді. Әріптестердің карточкаларын "
                 "оқығанда жасалады.",
    "tag": "Words by which records of every kind are gathered. Give them in the form of a record. "
           "| Слова, по которым собираются записи любого вида. Их ставят в форме записи. "
           "| Кез келген түрдегі жазбаларды жинайтын сөздер. Олар жазбаның формасында қойылады.",
    "sameness": "Pairs that were judged: not the same, or merged. Made where duplicates are looked through. "
                "| Пары, о которых вынесено суждение: не одно и то же или объединены. Создаются при разборе "
                "дубликатов. "
                "| Қаралған жұптар: бөлек не біріктірілген. Телнұсқаларды қарағанда жасалады.",
    "difference": "Fields for which two people entered different things, each in their own copy. Made when copies are "
                  "joined; choose one there. "
                  "| Поля, для которых двое внесли разное, каждый в своей копии. Создаются при объединении копий; "
                  "там и выбирают. "
                  "| Екі адам әрқайсысы өз көшірмесінде әртүрлі енгізген өрістер. Көшірмелер біріктірілгенде жасалады; "
                  "сол жерде таңдалады.",
    "saved_search": "A search to be asked again. Search, then keep it under a name. "
                    "| Поиск, который понадобится снова. Найдите и сохраните под именем. "
                    "| Қайта қажет болатын іздеу. Іздеп, атымен сақтаңыз.",
    "import": "What came in from spreadsheets and other lists: which file, when, and what was not taken. "
              "| Что внесено из таблиц и других списков: какой файл, когда и что не принято. "
              "| Кестелер мен басқа тізімдерден енгізілгендер: қай файл, қашан, не қабылданбағаны.",
    "list": "Registers and lists of addresses, line by line as they were published. "
            "| Реестры и списки адресов, строка за строкой, как опубликованы. "
            "| Тізілімдер мен мекенжай тізімдері, жарияланған күйінде жол-жолымен.",
    "brief": "A paper for a court, a body or the public, every sentence with its source. Begin one from a template. "
             "| Документ для суда, органа или публикации, где у каждой фразы есть источник. Начните с шаблона. "
             "| Сотқа, органға немесе жұртқа арналған құжат, әр сөйлемінің дереккөзі бар. Үлгіден бастаңыз.",
    "brief_block": "The pieces of briefs. They are written in the brief itself. "
                   "| Части справок. Их пишут в самой справке. "
                   "| Анықтаманың бөліктері. Олар анықтаманың өзінде жазылады.",
    "exhibit": "Papers put behind a brief, with their numbers. They are chosen in the brief. "
               "| Бумаги, приложенные к справке, с номерами. Их выбирают в справке. "
               "| Анықтамаға қоса берілген, нөмірленген қағаздар. Олар анықтамада таңдалады.",
}.items()}
"""A sentence for each kind: what is kept in it, and how it gets there where that is not plain."""
