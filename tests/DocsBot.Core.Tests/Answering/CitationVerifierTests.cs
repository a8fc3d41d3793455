using System.Diagnostics;
using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;

namespace DocsBot.Core.Tests.Answering;

public sealed class CitationVerifierTests
{
    private static readonly PromptSource[] Sources =
    [
        new(1, "Init Containers", "Understanding init containers", "/pods/init/", """
            A Pod can have multiple containers running apps within it, but it can also have one or more init containers, which are run before the app
            containers are started. Init containers always run to completion. Each init container must complete successfully before the next one starts.

            If a Pod's init container fails, the kubelet repeatedly restarts that init container until it succeeds. However, if the Pod has a
            `restartPolicy` of Never, the overall Pod is treated as failed. The back-off delay is capped at five minutes.
            """),
        new(2, "Safely Drain a Node", "Use kubectl drain", "/tasks/drain/", """
            You can use `kubectl drain` to safely evict all of your pods from a node before you perform maintenance on the node, since v1.5.2.

            ```shell
            kubectl drain --ignore-daemonsets <node name>
            ```

            The grace period is 30 seconds by default; up to 5,000 nodes are supported. In shell scripts, `argv[1]` holds the node.
            """),
        new(3, "Pod Lifecycle", "", "/pods/lifecycle/", "Pods follow a defined lifecycle, starting in the Pending phase and moving to Running."),
    ];

    [Theory]
    [InlineData("Init containers run before the app containers are started [1].", "Init containers run before the app containers are started [1].")]
    [InlineData("Init containers run before the app containers are started. [1]", "Init containers run before the app containers are started. [1]")]
    [InlineData("Init containers run before the app containers[1].", "Init containers run before the app containers[1].")]
    [InlineData("Init containers run before the app containers【1】.", "Init containers run before the app containers[1].")]
    [InlineData("Init containers run before the app containers 【1†source】.", "Init containers run before the app containers [1].")]
    [InlineData("Init containers run before the app containers [^1].", "Init containers run before the app containers [1].")]
    [InlineData("Init containers run before the app containers [source 1].", "Init containers run before the app containers [1].")]
    [InlineData("Init containers run before the app containers [Sources: 1].", "Init containers run before the app containers [1].")]
    public void Every_way_of_writing_a_citation_becomes_one(string answer, string expected) => Verify(answer).Text.ShouldBe(expected);

    [Theory]
    [InlineData("Pods start [1][3].", "Pods start [1][3].")]
    [InlineData("Pods start [1, 3].", "Pods start [1][3].")]
    [InlineData("Pods start [1,3].", "Pods start [1][3].")]
    [InlineData("Pods start [1], [3].", "Pods start [1][3].")]
    [InlineData("Pods start [1] [3].", "Pods start [1][3].")]
    [InlineData("Pods start [1 and 3].", "Pods start [1][3].")]
    [InlineData("Pods start [1-3].", "Pods start [1][3].")]
    [InlineData("Pods start [1; source 3].", "Pods start [1][3].")]
    public void Several_citations_of_one_claim_are_checked_one_by_one(string answer, string expected) => Verify(answer).Text.ShouldBe(expected);

    [Theory]
    [InlineData("When an init container of the Pod fails, the kubelet keeps restarting it until it succeeds [1].")]
    [InlineData("The kubelet will repeatedly restart a failing init container [1].")]
    [InlineData("All init containers must be completed successfully before any app container starts [1].")]
    [InlineData("With `restartPolicy: Never` the whole Pod is treated as failed [1].")]
    [InlineData("The delay is capped at 5 minutes [1].")]
    [InlineData("Drain the node with `kubectl drain <node>` before maintenance, which evicts the pods safely [2].")]
    [InlineData("Use --ignore-daemonsets when you drain a node [2].")]
    [InlineData("The default grace period is 30s [2].")]
    [InlineData("As many as 5000 nodes are supported [2].")]
    [InlineData("This works since version 1.5 of `kubectl drain` [2].")]
    [InlineData("1. Evict all pods from the node [2].")]
    [InlineData("The grace period is \"30 seconds\" [2].")]
    [InlineData("Init-Container werden vor den App-Containern gestartet, und der Pod ist dann bereit [1].")]
    [InlineData("初始化容器在应用容器之前运行，由 kubelet 重启 [1]。")]
    public void A_paraphrase_holds(string answer)
    {
        var (text, held, dropped) = Verify(answer);

        text.ShouldBe(answer);
        held.Count.ShouldBe(1);
        dropped.ShouldBe(0);
    }

    [Theory]
    [InlineData("Init containers are billed separately by the cloud vendor [1].")]
    [InlineData("The back-off delay is capped at 10 minutes [1].")]
    [InlineData("The back-off delay is capped at five minutes [2].")]
    [InlineData("The grace period is 45 seconds by default [2].")]
    [InlineData("Evict all of your pods from a node with `kubectl cordon` [2].")]
    [InlineData("Evict all of your pods from a node with kubectl drain and --force [2].")]
    [InlineData("You can use kubectl drain since v1.6 [2].")]
    [InlineData("Set podRestartDelay so that the kubelet restarts the init container [1].")]
    [InlineData("The passage says \"drain twice\" to evict pods from a node [2].")]
    [InlineData("A pod needs a persistent volume claim with a storage class [3].")]
    [InlineData("Yes [1].")]
    [InlineData("Init-Container starten nach 90 Sekunden und die Frist ist fest [1].")]
    public void A_lie_falls_and_takes_its_space_along(string answer)
    {
        var (text, held, dropped) = Verify(answer);

        text.ShouldBe(answer.Remove(answer.LastIndexOf(" [", StringComparison.Ordinal), 4));
        held.ShouldBeEmpty();
        dropped.ShouldBe(1);
    }

    [Theory]
    [InlineData("Pods start in the Pending phase [9].", "Pods start in the Pending phase.", 1)]
    [InlineData("Pods start in the Pending phase [3][9].", "Pods start in the Pending phase [3].", 1)]
    [InlineData("Pods start in the Pending phase [9][3].", "Pods start in the Pending phase [3].", 1)]
    [InlineData("Pods start in the Pending phase [8], [9] and run.", "Pods start in the Pending phase and run.", 2)]
    [InlineData("Pods start in the Pending phase [9]and run.", "Pods start in the Pending phase and run.", 1)]
    public void A_number_that_names_no_source_is_dropped(string answer, string expected, int count)
    {
        var (text, _, dropped) = Verify(answer);

        text.ShouldBe(expected);
        dropped.ShouldBe(count);
    }

    [Theory]
    [InlineData("Read `argv[9]` and ``a[8] ` b``.")]
    [InlineData("```python\nx = rows[9]\n[8]\n```\n")]
    [InlineData("~~~\n[9]\n~~~\n")]
    [InlineData("- step\n  ```\n  a [9]\n  ```\n")]
    [InlineData("````\n```\n[9]\n````\n")]
    [InlineData("See [the 9 rules](https://example.org/[9]/x), [9 lives](/x) and [text][9].")]
    [InlineData("Take a[9], my_list[9], call()[9], spec.containers[9] and \\[9].")]
    [InlineData("In the year [2024] with [0] and [a9] and [9:8] and [] and [x].")]
    [InlineData("In shell scripts argv[9] is empty.")]
    [InlineData("An unclosed [9")]
    [InlineData("- [ ] task\n- [x] done")]
    public void Code_links_and_indexes_are_left_alone(string answer)
    {
        var (text, _, dropped) = Verify(answer);

        text.ShouldBe(answer);
        dropped.ShouldBe(0);
    }

    [Fact]
    public void A_stray_backtick_does_not_hide_a_citation() =>
        Verify("Pods `start in the Pending phase [9].\nThey run.").Text.ShouldBe("Pods `start in the Pending phase.\nThey run.");

    [Fact]
    public void A_numbered_link_keeps_only_its_number() =>
        Verify("Pods start in the Pending phase [3](https://evil.example/x).").Text.ShouldBe("Pods start in the Pending phase [3].");

    [Fact]
    public void A_link_definition_cites_nothing() =>
        Verify("Pods start in the Pending phase.\n\n[3]: https://evil.example/").Held.ShouldBeEmpty();

    [Fact]
    public void A_code_block_is_a_claim()
    {
        Verify("Run:\n\n```shell\nkubectl drain --ignore-daemonsets my-node\n```\n\n[2]").Held.ShouldBe([2]);
        Verify("Run:\n\n```shell\nkubectl drain --delete-everything my-node\n```\n\n[2]").Held.ShouldBeEmpty();
    }

    [Fact]
    public void Each_claim_is_compared_by_itself()
    {
        var (text, held, dropped) = Verify("""
            Init containers always run to completion [1] and pods are evicted from the node safely [1]. The kubelet restarts them [1].

            - Pods start in the Pending phase [3]
            - Volumes are encrypted at rest by default [3]

            | Phase | Meaning |
            |---|---|
            | Pending | where the lifecycle starts [3] |
            | Zombie | nobody collects the exit status [3] |
            """);

        held.ShouldBe([1, 3]);
        dropped.ShouldBe(3);
        text.ShouldContain("to completion [1] and pods are evicted from the node safely. The kubelet restarts them [1].");
        text.ShouldContain("at rest by default\n");
        text.ShouldContain("exit status |");
    }

    [Fact]
    public void Another_reading_of_the_thresholds_is_an_option()
    {
        const string claim = "A pod needs a volume and a disk and moves on [3].";

        Verify(claim).Held.ShouldBeEmpty();
        Verify(claim, new CitationOptions { MinimumShare = 0.4 }).Held.ShouldBe([3]);
    }

    [Fact]
    public void Any_cut_of_the_stream_gives_the_same_text()
    {
        string[] parts =
        [
            "Init containers always run to completion", "Pods start in the Pending phase", " [1]", " [9]", "[3]", ", [1]", "[1, 3]", "【3】", "[^1]", " [source", " 1]", ".", " ", "\n",
            "\n\n", "- ", "1. ", "`", "``", "```", "```\n", "~~~\n", "[", "]", "(", ")", "(http://a/[1])", "a[1]", "\\", "[1](x)", "[1]: ", "| ", "and", "  ", "é", "[1-", "🙂",
        ];
        var random = new Random(20);
        for (var round = 0; round < 3000; round++)
        {
            var answer = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => parts[random.Next(parts.Length)]));
            var whole = Verify(answer);
            var verifier = new CitationVerifier(Sources);
            var text = string.Empty;
            for (var i = 0; i < answer.Length;)
            {
                var size = Math.Min(random.Next(1, 5), answer.Length - i);
                text += verifier.Append(answer.Substring(i, size));
                i += size;
            }

            text += verifier.Finish();
            text.ShouldBe(whole.Text, $"seed 20, round {round}: {answer}");
            verifier.Dropped.ShouldBe(whole.Dropped, answer);
            verifier.Held.ShouldBe(whole.Held, answer);
        }
    }

    [Fact]
    public void A_marker_is_never_cut_and_nothing_else_is_held_back()
    {
        var verifier = new CitationVerifier(Sources);

        verifier.Append("Pods start in the Pending phase").ShouldBe("Pods start in the Pending phase");
        verifier.Append(" [").ShouldBeEmpty();
        verifier.Append("3").ShouldBeEmpty();
        verifier.Append("]").ShouldBeEmpty();
        verifier.Append(". Then").ShouldBe(" [3]. Then");
        verifier.Append(" [maybe").ShouldBe(" [maybe");
        verifier.Finish().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Init containers run first [1]. ")]
    [InlineData("[1]")]
    [InlineData("[")]
    [InlineData("`[1]")]
    [InlineData("word ")]
    [InlineData("x[1],")]
    [InlineData("          ")]
    public void A_hundred_kilobytes_are_fine(string part)
    {
        var answer = string.Concat(Enumerable.Repeat(part, 100_000 / part.Length));
        var watch = Stopwatch.StartNew();
        var verifier = new CitationVerifier(Sources);
        foreach (var piece in answer.Chunk(3))
        {
            verifier.Append(new string(piece));
        }

        verifier.Finish();

        // It takes under a second; work that grows with the square of the length takes minutes.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    private static (string Text, IReadOnlyCollection<int> Held, int Dropped) Verify(string answer, CitationOptions? options = null)
    {
        var verifier = new CitationVerifier(Sources, options);
        var text = verifier.Append(answer) + verifier.Finish();
        return (text, verifier.Held, verifier.Dropped);
    }
}
