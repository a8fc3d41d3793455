using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Providers.Tests.Conformance;

public abstract partial class ChunkStoreConformance
{
    [Fact]
    public async Task A_documentation_of_nothing_but_stop_words_and_operators_is_found_by_them()
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

    [Theory]
    [InlineData("|", "pipe.md")]
    [InlineData("what does `|` do?", "pipe.md")]
    [InlineData("what does `//` do", "alternative.md")]
    [InlineData("//=", "alternative.md")]
    [InlineData("what is //= for?", "alternative.md")]
    [InlineData("??", "coalesce.md")]
    [InlineData("=>", "arrow.md")]
    [InlineData("how does => work", "arrow.md")]
    [InlineData("$?", "flags.md")]
    [InlineData("--dry-run", "flags.md")]
    [InlineData("-o", "flags.md")]
    [InlineData("C++", "cpp.md")]
    [InlineData("Can I use c#?", "cpp.md")]
    [InlineData(".NET", "cpp.md")]
    [InlineData("#include", "c.md")]
    [InlineData("*args", "c.md")]
    [InlineData("@Decorator", "test.md")]
    public async Task A_token_of_code_finds_the_page_that_has_it(string question, string path)
    {
        var store = Open();
        await Publish(store, Language);

        (await FoundPaths(store, question))[0].ShouldBe(path);
    }

    [Fact]
    public async Task A_decorated_name_that_is_unknown_is_no_unknown_word()
    {
        var store = Open();
        await Publish(store, Language);

        (await store.SearchAsync(new SearchRequest { Text = "@flags" }, Stop)).Terms.Select(term => term.Term).ShouldBe(["flag"]);
        (await store.SearchAsync(new SearchRequest { Text = "<=>" }, Stop)).Terms.ShouldBe([new TermStatistic("<=>", 0)]);
    }
}
