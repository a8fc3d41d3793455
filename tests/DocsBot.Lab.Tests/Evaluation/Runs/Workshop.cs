using System.Text.Json;
using DocsBot.Lab.Engine;
using DocsBot.ModelServer;
using Microsoft.Data.Sqlite;

namespace DocsBot.Lab.Tests.Evaluation.Runs;

/// <summary>All that an evaluation needs, in a temporary folder: a set of questions, two versions of a prompt, judging prompts, and a scripted language model.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("docsbot-lab-test-");
    private readonly ScriptedServer _server;

    public Workshop()
    {
        _server = new ScriptedServer((_, request) => ScriptOf(request));
        Set.Write("queries.jsonl",
            """{"id": "q1", "text": "Where does the walrus live?", "answer": "The walrus lives on ice."}""",
            """{"id": "q2", "text": "What does the heron eat?", "answer": "The heron eats fish."}""",
            """{"id": "q3", "text": "What does the otter hold?", "answer": "An otter holds hands."}""");
        foreach (var version in new[] { 1, 2 })
        {
            Prompt("answer", version, $"Answer, version {version}.");
        }

        foreach (var judge in new[] { "judge_groundedness", "judge_correctness", "judge_pairwise" })
        {
            Prompt(judge, 1, judge);
        }

        Write(Config, JsonSerializer.Serialize(new
        {
            Model = new { Endpoint = _server.Endpoint.AbsoluteUri, Name = "scripted", Retries = 0, BreakAfter = 0 },
            Prices = new { scripted = new { InputPerMillion = 1000, OutputPerMillion = 1000 } },
        }));
    }

    public SetFolder Set { get; } = new();

    public string Data => Path.Combine(_root.FullName, "data");

    public string Config => Path.Combine(_root.FullName, "lab.json");

    /// <summary>What the model says: the system message and the question come in, the reply goes out; null breaks the call.</summary>
    public Func<string, string, string?> Says { get; set; } = Answers;

    /// <summary>Called when a request has come in, before it is answered.</summary>
    public Action<int> Asked { get; set; } = _ => { };

    public int Requests => _server.Requests.Count;

    public LabPlaces Places => new(Data, Path.Combine(_root.FullName, "prompts"), Config);

    public string[] Options => ["--data", Data, "--prompts-folder", Places.Prompts!, "--config", Config];

    /// <summary>The first version is right, the second is right about the walrus only.</summary>
    public static string? Answers(string system, string question) => (system, question) switch
    {
        ("judge_pairwise", _) => "A",
        ("judge_correctness", _) => """{"facts": [{"fact": "it lives on ice", "quote": "on ice", "verdict": "stated"}], "verdict": "correct"}""",
        ("judge_groundedness", _) => """```json {"claims": [{"claim": "it lives on ice", "cited": [1], "quote": "on ice", "passage": 1, "verdict": "supported"}]} ```""",
        (_, var asked) when asked.Contains("walrus", StringComparison.Ordinal) => "The walrus lives on ice. [1]",
        ("Answer, version 1.", var asked) when asked.Contains("heron", StringComparison.Ordinal) => "The heron stands in shallow water and eats fish. [1]",
        ("Answer, version 1.", _) => "An otter holds hands. [1]",
        _ => "Nobody can say what this animal likes best of all.",
    };

    public void Prompt(string name, int version, string system)
    {
        Write(Path.Combine(_root.FullName, "prompts", name, $"v{version}.yaml"), $$$"""
            name: {{{name}}}
            template_format: handlebars
            template: |
              <message role="system">{{{system}}}</message>
              <message role="user">
              {{#each sources}}
              {{open}}
              Page: {{title}}

              {{text}}
              {{close}}
              {{/each}}
              === drafts {{boundary}} ===
              {{answer}}
              {{other_answer}}
              {{reference}}
              === end of drafts {{boundary}} ===
              {{question_open}}
              {{question}}
              {{question_close}}
              </message>
            input_variables: [{ name: question }, { name: sources }, { name: answer }, { name: other_answer }, { name: reference }, { name: boundary }, { name: canary }, { name: question_open }, { name: question_close }]
            execution_settings:
              default: { temperature: 0.5 }
            """);
    }

    public string Write(string file, string text)
    {
        var path = Path.IsPathRooted(file) ? file : Path.Combine(_root.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Set.Dispose();
        SqliteConnection.ClearAllPools();
        _root.Delete(recursive: true);
    }

    private Func<ScriptedConnection, Task> ScriptOf(ScriptedRequest request)
    {
        Asked(Requests);
        var messages = request.Body.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("content").GetString()!).ToList();
        var asked = messages[^1][messages[^1].LastIndexOf("=== question ", StringComparison.Ordinal)..];
        return Says(messages[0], asked) is not { } text
            ? ScriptedServer.Fails(500)
            : ScriptedServer.Streams(
                ScriptedServer.Delta(text[..(text.Length / 2)]),
                ScriptedServer.Delta(text[(text.Length / 2)..]),
                """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""",
                """{"choices":[],"usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110}}""",
                "[DONE]");
    }
}
