using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DocsBot.Chat.Tests.Reload;

/// <summary>A folder of prompts that changes in every way: the template, a fragment, both, files written in pieces, and faults of several kinds.</summary>
internal sealed class ChangingPrompts
{
    private readonly string _folder;
    private string _template = "";
    private string _fragment = "";
    private int _templateNumber;
    private int _fragmentNumber;

    /// <summary>Writes the first generation.</summary>
    public ChangingPrompts(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(Path.Combine(folder, "answer"));
        Directory.CreateDirectory(Path.Combine(folder, "fragments"));
        SetFragment();
        SetTemplate();
    }

    private string TemplateFile => Path.Combine(_folder, "answer", "v1.yaml");

    private string FragmentFile => Path.Combine(_folder, "fragments", "tone.hbs");

    /// <summary>What is on disk before any change.</summary>
    public ReloadGeneration First => Valid(0, "start");

    /// <summary>Makes a change.</summary>
    public async Task<ReloadGeneration> ChangeAsync(int number, CancellationToken cancellationToken)
    {
        switch (number % 7)
        {
            case 1:
                SetTemplate();
                return Valid(number, "template");
            case 2:
                SetFragment();
                return Valid(number, "fragment");
            case 3:
                await File.WriteAllTextAsync(TemplateFile, _template.Replace("{{question}}", "{{no_such_variable}}", StringComparison.Ordinal), cancellationToken);
                return Invalid(number, "unknown variable");
            case 4:
                SetTemplate();
                SetFragment();
                return Valid(number, "both, mended");
            case 5:
                await WriteInPiecesAsync(cancellationToken);
                return Valid(number, "in pieces");
            case 6:
                File.Delete(FragmentFile);
                return Invalid(number, "fragment gone");
            default:
                SetFragment();
                return Valid(number, "fragment back");
        }
    }

    private void SetTemplate()
    {
        _template = Template(++_templateNumber);
        File.WriteAllText(TemplateFile, _template);
    }

    private void SetFragment()
    {
        _fragment = string.Create(CultureInfo.InvariantCulture, $"Fragment {++_fragmentNumber}. Answer from the passages.\n");
        File.WriteAllText(FragmentFile, _fragment);
    }

    /// <summary>A slow editor: at first the file is there by half, which is no prompt.</summary>
    private async Task WriteInPiecesAsync(CancellationToken cancellationToken)
    {
        _template = Template(++_templateNumber);
        await using var file = new FileStream(TemplateFile, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        var bytes = Encoding.UTF8.GetBytes(_template);
        foreach (var piece in bytes.Chunk((bytes.Length / 6) + 1))
        {
            await file.WriteAsync(piece, cancellationToken);
            await file.FlushAsync(cancellationToken);
            await Task.Delay(100, cancellationToken);
        }
    }

    private ReloadGeneration Valid(int number, string what) => new(number, what, HashOnDisk(), string.Create(CultureInfo.InvariantCulture, $"Template {_templateNumber}.\nFragment {_fragmentNumber}."));

    private static ReloadGeneration Invalid(int number, string what) => new(number, what, Sha256: null, "");

    /// <summary>As docs/prompts.md and the log describe it: the file's hash and a line for each fragment, hashed.</summary>
    private string HashOnDisk()
    {
        var lines = $"{Hash(File.ReadAllBytes(TemplateFile))}\ntone {Hash(File.ReadAllBytes(FragmentFile))}\n";
        return Hash(Encoding.UTF8.GetBytes(lines));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Template(int number) => $$$$"""
        name: answer
        template_format: handlebars
        template: |
          <message role="system">
          Template {{{{number.ToString(CultureInfo.InvariantCulture)}}}}.
          {{> tone}}
          </message>
          <message role="user">
          {{#each sources}}
          {{open}}
          Page: {{title}}

          {{text}}
          {{close}}
          {{/each}}
          {{question_open}}
          {{question}}
          {{question_close}}
          </message>
        input_variables:
          - name: question
          - name: sources
          - name: question_open
          - name: question_close
        """;
}
