using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Conformance.Suite.Cases;

internal sealed partial class ChunkStoreCases
{
    private static IEnumerable<ConformanceCase> Code =>
    [
        Of(c => c.A_documentation_of_nothing_but_stop_words_and_operators_is_found_by_them()),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it("|", "pipe.md")),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it("what does `|` do?", "pipe.md")),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it("what does `//` do", "alternative.md")),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it("//=", "alternative.md")),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it("what is //= for?", "alternative.md")),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it("??", "coalesce.md")),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it("=>", "arrow.md")),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it("how does => work", "arrow.md")),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it("$?", "flags.md")),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it("--dry-run", "flags.md")),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it("-o", "flags.md")),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it("C++", "cpp.md")),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it("Can I use c#?", "cpp.md")),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it(".NET", "cpp.md")),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it("#include", "c.md")),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it("*args", "c.md")),
        Of(c => c.A_token_of_code_finds_the_page_that_has_it("@Decorator", "test.md")),
        Of(c => c.A_decorated_name_that_is_unknown_is_no_unknown_word()),
    ];

    private async Task A_documentation_of_nothing_but_stop_words_and_operators_is_found_by_them()
    {
        var store = Open();
        await Publish(store, Passage("a.md", "`??=`", title: "How to"));

        (await FoundPaths(store, "how to")).ShouldBe(["a.md"]);
        (await FoundPaths(store, "??=")).ShouldBe(["a.md"]);
    }

    private static Chunk[] Language =>
    [
        Passage("pipe.md", "Joins two filters: `.a | .b` feeds the one to the other.", headings: ["Pipe: |"]),
        Passage("alternative.md", "`a // b` gives a unless it is null; `a //= 1` sets it.", headings: ["Alternative operator: //"]),
        Passage("coalesce.md", "With `??` the right side counts when the left is null.", headings: ["Null handling"]),
        Passage("arrow.md", "A lambda is written `x => x + 1`.", headings: ["Lambdas"]),
        Passage("flags.md", "Pass `--dry-run` to see what would happen, `-o yaml` for its form, and mind `$?` and `$HOME`.", headings: ["Flags"]),
        Passage("cpp.md", "It is written in C++ and ported to C#; .NET is needed.", headings: ["Languages"]),
        Passage("c.md", "The C part has `#include <stdio.h>` lines and takes `*args`, and a c or two.", headings: ["C"]),
        Passage("test.md", "Mark it with `@Decorator`.", headings: ["Decorators"]),
        Passage("plain.md", "A dry sentence of words to run through | or not, home and o.", headings: ["Words"]),
    ];

    private async Task A_token_of_code_finds_the_page_that_has_it(string question, string path)
    {
        var store = Open();
        await Publish(store, Language);

        (await FoundPaths(store, question))[0].ShouldBe(path);
    }

    private async Task A_decorated_name_that_is_unknown_is_no_unknown_word()
    {
        var store = Open();
        await Publish(store, Language);

        (await store.SearchAsync(new SearchRequest { Text = "@flags" }, Stop)).Terms.Select(term => term.Term).ShouldBe(["flag"]);
        (await store.SearchAsync(new SearchRequest { Text = "<=>" }, Stop)).Terms.ShouldBe([new TermStatistic("<=>", 0)]);
    }
}
