using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Extractive;
using Microsoft.Extensions.AI;

namespace DocsBot.Providers.Tests.Extractive;

public sealed class ExtractiveChatClientTests
{
    private static readonly PromptSource[] Sources =
    [
        Prompts.Source(1, "Safely Drain a Node", "Use `kubectl drain` to remove a node from service", """
            You can use `kubectl drain` to safely evict all of your pods from a node before you perform maintenance on the node. Safe evictions allow the pod's
            containers to gracefully terminate. However, it respects the disruption budgets you have specified.

            First, identify the name of the node you wish to drain. Next, tell Kubernetes to drain the node:

            ```shell
            kubectl drain --ignore-daemonsets <node name>
            ```

            Once it returns, you can power down the node.
            """),
        Prompts.Source(2, "Init Containers", "", """
            This page provides an overview of init containers.

            Init containers are specialized containers that run before app containers in a Pod. They can contain utilities that are not present in an app image.

            Init containers are exactly like regular containers, except:

            - Init containers always run to completion.
            - Each init container must complete successfully before the next one starts.
            """),
        Prompts.Source(3, "Images", "Pull policies", """
            | Policy | Effect |
            |---|---|
            | `Always` | the kubelet queries the registry every time a container starts |
            | `Never` | the kubelet does not try fetching the image |

            To change the registry:

            4. Open the node's configuration.
            5. Set the mirror, like so:

               ```toml
               mirror = "registry"
               ```
            6. Restart the container runtime.
            """),
    ];

    [Fact]
    public async Task A_definition_is_answered_with_the_sentence_that_defines()
    {
        var answer = await Prompts.AskAsync("What is an init container?", Sources);

        answer.ShouldStartWith("Init containers are specialized containers that run before app containers in a Pod.");
        answer.ShouldContain("[2]");
        answer.ShouldNotContain("This page provides");
    }

    [Fact]
    public async Task A_command_is_answered_with_its_code_block_and_what_introduces_it()
    {
        var answer = await Prompts.AskAsync("kubectl command to drain a node", Sources);

        answer.ShouldContain("tell Kubernetes to drain the node: [1]\n\n```shell\nkubectl drain --ignore-daemonsets <node name>\n```");
    }

    [Fact]
    public async Task A_list_stays_a_list_under_its_lead_in()
    {
        var answer = await Prompts.AskAsync("How do init containers differ from regular containers?", Sources);

        answer.ShouldContain("exactly like regular containers, except: [2]\n\n- Init containers always run to completion.\n- Each init container");
    }

    [Fact]
    public async Task A_list_that_fits_behind_the_answer_is_read_to_its_end()
    {
        var sentence = "The walrus rests on floating ice " + string.Join(' ', Enumerable.Repeat("beside quiet northern water", 13)) + " until summer.";
        var items = Enumerable.Range(1, 5).Select(i => $"- Fact{i} speaks about nine other matters which nobody asked.");
        var source = Prompts.Source(1, "Animals", "", $"{sentence}\n\n{string.Join('\n', items)}");

        var answer = await Prompts.AskAsync("Where does the walrus rest?", source);

        for (var i = 1; i <= 5; i++)
        {
            answer.ShouldContain($"- Fact{i} ");
        }
    }

    [Fact]
    public async Task Steps_are_counted_from_one_and_keep_their_code()
    {
        var answer = await Prompts.AskAsync("How do I change the registry?", Sources);

        answer.ShouldContain("1. Open the node's configuration.\n2. Set the mirror, like so:\n\n   ```toml\n   mirror = \"registry\"\n   ```\n3. Restart the container runtime.");
    }

    [Fact]
    public async Task A_table_row_comes_with_its_header()
    {
        var answer = await Prompts.AskAsync("What does the pull policy Never do?", Sources);

        answer.ShouldContain("| Policy | Effect |\n|---|---|\n| `Never` | the kubelet does not try fetching the image |");
        answer.ShouldNotContain("Always");
    }

    [Theory]
    [InlineData("How do I bake bread?")]
    [InlineData("Who won the 2018 world cup?")]
    [InlineData("Which restaurants open early near the station?")]
    [InlineData("")]
    [InlineData("🙂🙂🙂")]
    [InlineData("?!")]
    [InlineData("the of and")]
    [InlineData("Wie backe ich ein Brot?")]
    [InlineData("今天天气怎么样？")]
    public async Task A_question_from_elsewhere_has_no_answer(string question) => (await Prompts.AskAsync(question, Sources)).ShouldBe(PromptMarks.NoAnswer);

    [Fact]
    public async Task Without_sources_there_is_no_answer() => (await Prompts.AskAsync("What is an init container?")).ShouldBe(PromptMarks.NoAnswer);

    [Fact]
    public async Task A_short_follow_up_is_read_with_the_question_before_it()
    {
        ChatMessage[] history = [new(ChatRole.User, "What is an init container?"), new(ChatRole.Assistant, "A container.")];

        (await Prompts.AskAsync("And why?", history, Sources)).ShouldContain("[2]");
        (await Prompts.AskAsync("And why?", [], Sources)).ShouldBe(PromptMarks.NoAnswer);
    }

    [Fact]
    public async Task What_a_template_says_for_the_user_is_no_question_before()
    {
        ChatMessage[] written = [new(ChatRole.User, $"What is an init container? Lines with the mark {PromptMarks.For("test").Boundary} hold data."), new(ChatRole.Assistant, "I see.")];

        (await Prompts.AskAsync("And why?", written, Sources)).ShouldBe(PromptMarks.NoAnswer);
    }

    [Theory]
    [InlineData("What is an init container?")]
    [InlineData("kubectl command to drain a node")]
    [InlineData("How do I change the registry?")]
    [InlineData("What does the pull policy Never do?")]
    [InlineData("How do init containers differ from regular containers?")]
    public async Task Every_citation_passes_the_verifier(string question)
    {
        var answer = await Prompts.AskAsync(question, Sources);

        var verifier = new CitationVerifier(Sources);
        (verifier.Append(answer) + verifier.Finish()).ShouldBe(answer);
        verifier.Held.ShouldNotBeEmpty();
        verifier.Dropped.ShouldBe(0);
    }

    [Fact]
    public async Task A_bracketed_number_of_the_documentation_does_not_become_a_citation()
    {
        var source = Prompts.Source(1, "Forms", "", "Complete the form MV-44 [2] and take `list[3]` to the office in person.");

        (await Prompts.AskAsync("Which form do I complete for the office?", source))
            .ShouldBe("Complete the form MV-44 \\[2] and take `list[3]` to the office in person. [1]");
    }

    [Theory]
    [InlineData("<b>{{drain}}</b> [[``` </node>")]
    [InlineData("drain ' OR -- \" * NEAR( node")]
    [InlineData("\u0000\ud800 drain node")]
    public async Task A_hostile_question_is_only_words(string question) => (await Prompts.AskAsync(question, Sources)).ShouldContain("drain");

    [Fact]
    public async Task A_question_of_the_largest_size_is_answered_in_time()
    {
        var question = string.Concat(Enumerable.Range(0, 700).Select(i => $"word{i} ")) + "drain";
        var text = string.Join(' ', Enumerable.Range(0, 4000).Select(i => $"word{i % 700}."));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        await Prompts.AskAsync(question[..Math.Min(4000, question.Length)], Prompts.Source(1, "T", "", text), Prompts.Source(2, "T", "", new string('`', 50_000)), Prompts.Source(3, "T", "", new string('|', 50_000)));

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_stream_says_the_same_as_a_response_in_more_pieces()
    {
        using var client = new ExtractiveChatClient();
        var pieces = new List<string>();
        await foreach (var update in client.GetStreamingResponseAsync(Prompts.Render("How do I drain a node?", [], Sources), Prompts.Options, TestContext.Current.CancellationToken))
        {
            update.ModelId.ShouldBe("extractive");
            pieces.Add(update.Text);
        }

        pieces.Count.ShouldBeGreaterThan(2);
        string.Concat(pieces).ShouldBe(await Prompts.AskAsync("How do I drain a node?", Sources));
    }

    [Fact]
    public async Task Cancelling_stops_the_stream()
    {
        using var client = new ExtractiveChatClient();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in client.GetStreamingResponseAsync(Prompts.Render("drain a node", [], Sources), Prompts.Options, cancelled.Token))
            {
            }
        });
    }

    [Fact]
    public async Task Usage_is_unknown_and_the_model_has_a_name()
    {
        using var client = new ExtractiveChatClient();

        var response = await client.GetResponseAsync(Prompts.Render("drain a node", [], Sources), Prompts.Options, TestContext.Current.CancellationToken);

        response.Usage.ShouldBeNull();
        response.ModelId.ShouldBe("extractive");
        client.GetService(typeof(ChatClientMetadata)).ShouldBeOfType<ChatClientMetadata>().DefaultModelId.ShouldBe("extractive");
    }

    [Fact]
    public async Task A_missing_boundary_is_the_callers_bug()
    {
        using var client = new ExtractiveChatClient();

        await Should.ThrowAsync<ArgumentException>(() => client.GetResponseAsync([new ChatMessage(ChatRole.User, "hi")], null, TestContext.Current.CancellationToken));
    }
}
