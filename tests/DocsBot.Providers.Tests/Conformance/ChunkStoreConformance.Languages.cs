namespace DocsBot.Providers.Tests.Conformance;

public abstract partial class ChunkStoreConformance
{
    /// <summary>A small manual in a language, and for each of its pages a question in other words of the same language.</summary>
    public static TheoryData<string, string[], string[]> Manuals() => new()
    {
        {
            "German",
            [
                "Der Zugriffsschlüssel wird in den Einstellungen des Kontos erzeugt und läuft nach neunzig Tagen ab.",
                "Um eine Sicherung wiederherzustellen, wählen Sie das Archiv aus und bestätigen die Wiederherstellung.",
                "Die Größe des Arbeitsspeichers lässt sich für jeden Dienst einzeln begrenzen.",
                "Benachrichtigungen werden per E-Mail verschickt, sobald ein Auftrag fehlschlägt.",
                "Das Löschen eines Benutzers entfernt auch seine Dateien.",
            ],
            ["Wann läuft mein Zugriffsschlüssel ab?", "Wie kann ich eine Sicherung wiederherstellen?", "Kann ich die grösse des arbeitsspeichers begrenzen?", "Wann werden Benachrichtigungen verschickt?", "Was passiert beim Loschen eines Benutzers?"]
        },
        {
            "French",
            [
                "La clé d'accès est créée dans les paramètres du compte et expire après quatre-vingt-dix jours.",
                "Pour restaurer une sauvegarde, sélectionnez l'archive puis confirmez la restauration.",
                "La mémoire de chaque service peut être limitée séparément.",
                "Les notifications sont envoyées par courriel dès qu'une tâche échoue.",
                "La suppression d'un utilisateur efface également ses fichiers.",
            ],
            ["Quand la clé d'accès expire-t-elle ?", "Comment restaurer une sauvegarde ?", "Peut-on limiter la memoire d'un service ?", "Quand les notifications sont-elles envoyées ?", "Que fait la suppression d'un utilisateur ?"]
        },
        {
            "Russian",
            [
                "Ключ доступа создаётся в настройках учётной записи и истекает через девяносто дней.",
                "Чтобы восстановить резервную копию, выберите архив и подтвердите восстановление.",
                "Память каждой службы можно ограничить отдельно.",
                "Уведомления отправляются по электронной почте, когда задача завершается с ошибкой.",
                "Удаление пользователя стирает также его файлы.",
            ],
            ["Где создается ключ доступа?", "Как восстановить РЕЗЕРВНУЮ копию?", "Как ограничить память службы?", "Когда отправляются уведомления?", "Что делает удаление пользователя?"]
        },
        {
            "Greek",
            ["Το κλειδί πρόσβασης λήγει μετά από ενενήντα ημέρες.", "Επιλέξτε το αρχείο για επαναφορά αντιγράφου.", "Η μνήμη κάθε υπηρεσίας περιορίζεται χωριστά."],
            ["πότε λήγει το ΚΛΕΙΔΙ;", "επαναφορα αντιγραφου", "μνήμη υπηρεσίας"]
        },
        {
            "Chinese",
            ["访问密钥在账户设置中创建，九十天后过期。", "要恢复备份，请选择存档并确认恢复。", "可以分别限制每个服务的内存大小。", "任务失败时会通过电子邮件发送通知。", "删除用户也会删除其文件。"],
            ["访问密钥什么时候过期？", "如何恢复备份？", "怎样限制服务的内存？", "什么时候发送通知？", "删除用户会怎么样？"]
        },
        {
            "Japanese",
            ["アクセスキーはアカウント設定で作成され、九十日後に期限切れになります。", "バックアップを復元するには、アーカイブを選択して確認します。", "各サービスのメモリは個別に制限できます。", "ジョブが失敗すると、メールで通知が送信されます。", "ユーザーを削除すると、そのファイルも削除されます。"],
            ["アクセスキーの期限はいつ切れますか？", "バックアップの復元方法", "サービスのメモリを制限したい", "通知はいつ送信されますか", "ユーザーの削除について"]
        },
        {
            "Korean",
            ["액세스 키는 계정 설정에서 생성되며 90일 후에 만료됩니다.", "백업을 복원하려면 아카이브를 선택하고 확인하십시오.", "각 서비스의 메모리를 개별적으로 제한할 수 있습니다.", "작업이 실패하면 이메일로 알림을 보냅니다.", "사용자를 삭제하면 파일도 삭제됩니다."],
            ["액세스키는 언제 만료되나요?", "백업 복원 방법", "서비스 메모리 제한", "알림은 언제 보내나요?", "사용자 삭제"]
        },
        {
            "Thai",
            ["คีย์การเข้าถึงจะหมดอายุหลังจากเก้าสิบวัน", "เลือกไฟล์เก็บถาวรเพื่อกู้คืนข้อมูลสำรอง", "จำกัดหน่วยความจำของแต่ละบริการได้"],
            ["คีย์หมดอายุเมื่อไหร่", "กู้คืนข้อมูล", "หน่วยความจำ"]
        },
        {
            "Hindi",
            ["एक्सेस कुंजी नब्बे दिनों के बाद समाप्त हो जाती है।", "बैकअप पुनर्स्थापित करने के लिए संग्रह चुनें।", "प्रत्येक सेवा की मेमोरी सीमित की जा सकती है।"],
            ["एक्सेस कुंजी कब समाप्त होती है", "बैकअप पुनर्स्थापित", "सेवा की मेमोरी"]
        },
        {
            "Arabic",
            ["تنتهي صلاحية مفتاح الوصول بعد تسعين يومًا.", "لاستعادة النسخة الاحتياطية اختر الأرشيف.", "يمكن تحديد ذاكرة كل خدمة على حدة."],
            ["متى تنتهي صلاحية مفتاح الوصول؟", "استعادة النسخة الاحتياطيه", "ذاكرة خدمة"]
        },
    };

    [Theory]
    [MemberData(nameof(Manuals))]
    public async Task Questions_in_any_language_find_their_passage_first(string language, string[] passages, string[] questions)
    {
        var store = Open();
        await Publish(store, [.. passages.Select((text, i) => Passage($"{language}{i}.md", text, title: language))]);

        for (var i = 0; i < questions.Length; i++)
        {
            (await FoundPaths(store, questions[i])).Take(1).ShouldBe([$"{language}{i}.md"], questions[i]);
        }
    }

    [Theory]
    [InlineData("安", "a.md")]
    [InlineData("猫", "b.md")]
    public async Task One_character_is_a_question_where_it_can_be_a_word(string question, string path)
    {
        var store = Open();
        await Publish(store, Passage("a.md", "请先安装这个插件。"), Passage("b.md", "猫の手も借りたい"), Passage("c.md", "something else"));

        (await FoundPaths(store, question)).ShouldBe([path]);
    }
}
