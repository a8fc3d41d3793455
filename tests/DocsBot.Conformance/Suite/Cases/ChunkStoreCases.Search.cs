using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Conformance.Suite.Cases;

internal sealed partial class ChunkStoreCases
{
    private static IEnumerable<ConformanceCase> Search =>
    [
        .. HostileQuestions.Select((text, i) => new ConformanceCase($"Any text is a question ({i + 1} of {HostileQuestions.Length})", index => new ChunkStoreCases(index).Any_text_is_a_question(text))),
        Of(c => c.A_question_of_a_hundred_kilobytes_is_answered_in_good_time()),
        Of(c => c.A_chunk_comes_back_as_it_was_written()),
        Of(c => c.Chunks_come_in_the_order_asked_for_and_a_page_in_reading_order()),
        Of(c => c.A_page_is_found_by_its_address("https://docs.example/a.md")),
        Of(c => c.A_page_is_found_by_its_address("https://docs.example/a.md#section")),
        Of(c => c.A_page_is_found_by_its_address("https://docs.example/a.md?x=1#section")),
        Of(c => c.A_page_is_found_by_its_address("https://docs.example/a.md/")),
        Of(c => c.A_word_in_the_title_counts_more_than_one_in_the_headings_and_that_more_than_one_in_the_text()),
        Of(c => c.Words_side_by_side_count_more_than_the_same_words_apart()),
        Of(c => c.A_passage_counts_more_on_a_page_that_speaks_of_the_rest_of_the_question()),
        Of(c => c.A_name_from_code_is_found_in_every_spelling("init containers")),
        Of(c => c.A_name_from_code_is_found_in_every_spelling("initContainers")),
        Of(c => c.A_name_from_code_is_found_in_every_spelling("init_containers")),
        Of(c => c.A_name_from_code_is_found_in_every_spelling("INITCONTAINERS")),
        Of(c => c.Inflected_words_meet()),
        Of(c => c.Text_without_spaces_is_found("如何安装插件", "a.md")),
        Of(c => c.Text_without_spaces_is_found("설치", "b.md")),
        Of(c => c.Text_without_spaces_is_found("インストール", "c.md")),
        Of(c => c.Accents_and_scripts_are_words()),
        Of(c => c.Stop_words_count_only_when_a_question_has_nothing_else()),
        Of(c => c.Terms_are_told_with_the_number_of_chunks_that_hold_them()),
        Of(c => c.A_filter_keeps_other_versions_out_and_lets_pages_pass_that_do_not_say()),
        Of(c => c.The_labels_of_pages_are_told_once_those_of_the_most_pages_first()),
        Of(c => c.No_more_hits_than_asked_for_best_first()),
        Of(c => c.A_cancelled_search_stops()),
    ];

    private static string[] HostileQuestions =>
    [
        "", "   ", "?!…", "\"", "'; DROP TABLE chunk; --", "walrus AND OR NOT NEAR(", "title:walrus", "{title body}: walrus", "walrus*", "^walrus", "-walrus",
        "NEAR(\"walrus\" \"heron\", 2)", "walrus\0heron", "\0", "🦭🦭", "\ud83e", "(((((", "a\"b\"c", "%_%", "\\", "*", "<script>alert(1)</script>", "{{#each walrus}}", "$1", ":x", "@y",
    ];

    private async Task Any_text_is_a_question(string text)
    {
        var store = Open();
        await Publish(store, Passage("a.md", "the walrus and the heron"));

        var result = await store.SearchAsync(new SearchRequest { Text = text }, Stop);

        result.ByWords.Count.ShouldBe(text.Contains("walrus", StringComparison.Ordinal) ? 1 : 0);
    }

    private async Task A_question_of_a_hundred_kilobytes_is_answered_in_good_time()
    {
        var store = Open();
        await Publish(store, [.. Enumerable.Range(0, 50).Select(i => Passage($"{i}.md", $"walrus word{i}"))]);
        var question = "walrus " + string.Join(' ', Enumerable.Range(0, 12_000).Select(i => $"word{i}"));

        var watch = System.Diagnostics.Stopwatch.StartNew();
        (await Found(store, question)).Count.ShouldBe(10);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    private async Task A_chunk_comes_back_as_it_was_written()
    {
        var store = Open();
        var chunk = Passage("guides/ünï.md", "Text with `code`, \"quotes\"\nand 漢字 🦭", 3, "Title “x”", new PageLabels { Product = "p", Version = "1.2", Language = "de" }, "First", "Sec,ond \"q\"");
        await Publish(store, chunk);

        void Same(Chunk found)
        {
            found.HeadingPath.ShouldBe(chunk.HeadingPath);
            (found with { HeadingPath = chunk.HeadingPath }).ShouldBe(chunk);
        }

        Same((await Found(store, "quotes")).ShouldHaveSingleItem());
        Same((await store.GetPageAsync(chunk.Page, Stop)).ShouldHaveSingleItem());
        Same((await store.GetChunksAsync([new ChunkId(Guid.Empty), chunk.Id], Stop)).ShouldHaveSingleItem());
    }

    private async Task Chunks_come_in_the_order_asked_for_and_a_page_in_reading_order()
    {
        var store = Open();
        Chunk[] chunks = [Passage("a.md", "third", 2), Passage("a.md", "first", 0), Passage("a.md", "second", 1)];
        await Publish(store, chunks);

        (await store.GetPageAsync(chunks[0].Page, Stop)).Select(c => c.Text).ShouldBe(["first", "second", "third"]);
        (await store.GetChunksAsync([chunks[2].Id, chunks[0].Id], Stop)).Select(c => c.Text).ShouldBe(["second", "third"]);
    }

    private async Task A_page_is_found_by_its_address(string url)
    {
        var store = Open();
        await Publish(store, Passage("a.md", "one"), Passage("b.md", "two"));

        (await store.FindPageAsync(url, Stop)).ShouldBe(new PageKey("docs", "a.md"));
        (await store.FindPageAsync("https://docs.example/", Stop)).ShouldBeNull();
    }

    private async Task A_word_in_the_title_counts_more_than_one_in_the_headings_and_that_more_than_one_in_the_text()
    {
        var store = Open();
        await Publish(
            store,
            Passage("text.md", "walrus words here", title: "A page"),
            Passage("title.md", "other words here", title: "Walrus page"),
            Passage("heading.md", "other words here", headings: ["Walrus section"]),
            Passage("none.md", "nothing to see here"),
            Passage("none2.md", "nothing to see here"),
            Passage("none3.md", "nothing to see here"),
            Passage("none4.md", "nothing to see here"));

        (await FoundPaths(store, "walrus")).ShouldBe(["title.md", "heading.md", "text.md"]);
    }

    private async Task Words_side_by_side_count_more_than_the_same_words_apart()
    {
        var store = Open();
        await Publish(
            store,
            Passage("apart.md", "the volume was mounted before it was persistent in any way"),
            Passage("together.md", "the persistent volume was mounted before it was there anyway"),
            Passage("x.md", "something else"),
            Passage("y.md", "something else"),
            Passage("z.md", "something else"));

        (await FoundPaths(store, "persistent volume")).ShouldBe(["together.md", "apart.md"]);
    }

    private async Task A_passage_counts_more_on_a_page_that_speaks_of_the_rest_of_the_question()
    {
        var store = Open();
        await Publish(
            store,
            Passage("a-other.md", "Walrus in brief.", 0),
            Passage("a-other.md", "Nothing else to see, only words.", 1),
            Passage("b-right.md", "Walrus in brief.", 0),
            Passage("b-right.md", "Migration is told here, with words.", 1),
            Passage("x.md", "Some words."),
            Passage("y.md", "More words."));

        (await Found(store, "walrus migration")).Where(chunk => chunk.Ordinal == 0).Select(chunk => chunk.Page.Path).ShouldBe(["b-right.md", "a-other.md"]);
    }

    private async Task A_name_from_code_is_found_in_every_spelling(string question)
    {
        var store = Open();
        await Publish(store, Passage("a.md", "Set `spec.initContainers` first."), Passage("b.md", "Nothing of the kind."));

        (await FoundPaths(store, question)).ShouldBe(["a.md"]);
    }

    private async Task Inflected_words_meet()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "Installing plugins"), Passage("b.md", "Removing themes"));

        (await FoundPaths(store, "how do I install a plugin?")).ShouldBe(["a.md"]);
    }

    private async Task Text_without_spaces_is_found(string question, string path)
    {
        var store = Open();
        await Publish(store, Passage("a.md", "请先安装这个插件。"), Passage("b.md", "플러그인을 설치하십시오."), Passage("c.md", "プラグインをインストールします。"), Passage("d.md", "卸载主题"));

        (await FoundPaths(store, question))[0].ShouldBe(path);
    }

    private async Task Accents_and_scripts_are_words()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "Größe des Speichers"), Passage("b.md", "Размер памяти"));

        (await FoundPaths(store, "GRÖßE")).ShouldBe(["a.md"]);
        (await FoundPaths(store, "grosse")).ShouldBe(["a.md"]);
        (await FoundPaths(store, "размер")).ShouldBe(["b.md"]);
    }

    private async Task Stop_words_count_only_when_a_question_has_nothing_else()
    {
        var store = Open();
        await Publish(store, Passage("while.md", "A loop.", headings: ["while"]), Passage("walrus.md", "While the walrus sleeps, this is what it does."));

        (await FoundPaths(store, "while")).ShouldBe(["while.md"]);
        (await FoundPaths(store, "while the walrus")).ShouldBe(["walrus.md"]);
        (await store.SearchAsync(new SearchRequest { Text = "what is the walrus" }, Stop)).Terms.ShouldBe([new TermStatistic("walru", 1)]);
    }

    private async Task Terms_are_told_with_the_number_of_chunks_that_hold_them()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "walrus walrus heron"), Passage("b.md", "walrus", title: "Walrus"));

        (await store.SearchAsync(new SearchRequest { Text = "otters or Walruses, walrus or heron?" }, Stop)).Terms
            .ShouldBe([new TermStatistic("otter", 0), new TermStatistic("walrus", 0) { Meant = "walru" }, new TermStatistic("walru", 2), new TermStatistic("heron", 1)]);
    }

    private async Task A_filter_keeps_other_versions_out_and_lets_pages_pass_that_do_not_say()
    {
        var store = Open();
        await Publish(
            store,
            Passage("one.md", "walrus", labels: new PageLabels { Product = "p", Version = "1", Language = "en" }),
            Passage("two.md", "walrus", labels: new PageLabels { Product = "p", Version = "2", Language = "en" }),
            Passage("any.md", "walrus"));

        (await FoundPaths(store, "walrus", new SearchFilter { Version = "2" })).ShouldBe(["two.md", "any.md"], ignoreOrder: true);
        (await FoundPaths(store, "walrus", new SearchFilter { Product = "p", Version = "1", Language = "en" })).ShouldBe(["one.md", "any.md"], ignoreOrder: true);
        (await FoundPaths(store, "walrus", new SearchFilter { Product = "'; --" })).ShouldBe(["any.md"]);
        (await FoundPaths(store, "walrus")).Count.ShouldBe(3);
    }

    private async Task The_labels_of_pages_are_told_once_those_of_the_most_pages_first()
    {
        var store = Open();
        (await store.GetLabelsAsync(Stop)).ShouldBeEmpty();
        var (old, current) = (new PageLabels { Product = "p", Version = "1", Language = "en" }, new PageLabels { Product = "p", Version = "2" });
        await Publish(store, Passage("one.md", "walrus", 0, labels: old), Passage("one.md", "heron", 1, labels: old), Passage("two.md", "a", labels: current), Passage("three.md", "b", labels: current), Passage("none.md", "c"), Passage("none2.md", "d"), Passage("none3.md", "e"));

        (await store.GetLabelsAsync(Stop)).ShouldBe([PageLabels.None, current, old]);

        await using var draft = await store.OpenDraftAsync(Words, Stop);
        await draft.ReplacePageAsync(new PageKey("docs", "one.md"), "empty", [], Stop);
        (await store.GetLabelsAsync(Stop)).Count.ShouldBe(3);
        await draft.PublishAsync(Stop);
        (await store.GetLabelsAsync(Stop)).ShouldBe([PageLabels.None, current]);
    }

    private async Task No_more_hits_than_asked_for_best_first()
    {
        var store = Open();
        await Publish(store, [.. Enumerable.Range(1, 30).Select(i => Passage($"{i}.md", string.Join(' ', Enumerable.Repeat("walrus", i)) + new string('x', 3)))]);

        var result = await store.SearchAsync(new SearchRequest { Text = "walrus", Top = 7 }, Stop);

        result.ByWords.Count.ShouldBe(7);
        result.ByWords.Select(hit => hit.Score).ShouldBeInOrder(SortDirection.Descending);
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => store.SearchAsync(new SearchRequest { Text = "walrus", Top = 0 }, Stop));
    }

    private async Task A_cancelled_search_stops()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "walrus"));

        await Should.ThrowAsync<OperationCanceledException>(() => store.SearchAsync(new SearchRequest { Text = "walrus" }, new CancellationToken(canceled: true)));
    }
}
