namespace DocsBot.Lab.Tests;

/// <summary>An evaluation set in a temporary folder: good as it comes, for a test to spoil.</summary>
internal sealed class SetFolder : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("docsbot-lab-test-");

    public SetFolder()
    {
        Directory.CreateDirectory(Folder);
        Write("corpus.jsonl",
            """{"id": "walrus", "title": "Walruses", "text": "The walrus lives on ice.\n\n## Feeding\n\nIt eats clams.", "url": "https://x.example/w"}""",
            """{"id": "heron", "title": "Herons", "text": "The heron stands in shallow water and eats fish.", "url": ""}""",
            """{"id": 7, "title": "", "text": "# Otters\n\nAn otter holds hands and eats clams too."}""");
        Write("queries.jsonl",
            """{"id": "q1", "text": "Where does a walrus live?"}""",
            """{"id": "q2", "text": "what does it eat?", "history": [{"role": "user", "text": "Tell me of the heron"}, {"role": "agent", "text": "It stands in water."}]}""",
            """{"id": "q3", "text": "eats clams"}""",
            """{"id": "unjudged", "text": "anything"}""");
        Write("qrels.tsv", "query-id\tcorpus-id\tscore", "q1\twalrus\t1", "q2\theron\t2", "q3\t7\t1", "q3\theron\t0");
        Write("exclude.tsv", "q3\twalrus");
    }

    public string Folder => Path.Combine(_parent.FullName, "animals");

    public string File(string name) => Path.Combine(Folder, name);

    public void Write(string name, params string[] lines) => System.IO.File.WriteAllLines(File(name), lines);

    public void Dispose() => _parent.Delete(recursive: true);
}
