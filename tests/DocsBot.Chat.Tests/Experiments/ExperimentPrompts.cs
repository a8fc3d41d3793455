using System.Globalization;

namespace DocsBot.Chat.Tests.Experiments;

/// <summary>A folder of prompts with an experiment: a control, a good version and a bad one.</summary>
internal static class ExperimentPrompts
{
    public const string Experiment = "shorter-answers";

    public const string Control = "answer@v1";

    public const string Bad = "answer@v3";

    public const double MostThumbsDown = 0.3;

    public const int MinimumRatings = 30;

    /// <summary>What the system message of the bad version says, so that the model double can act on it.</summary>
    public const string BadInstruction = "Ramble.";

    /// <summary>The weight of each arm in percent.</summary>
    public static IReadOnlyList<(string Arm, int Weight)> Weights { get; } = [(Control, 60), ("answer@v2", 20), (Bad, 20)];

    public static void Write(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "answer"));
        string[] instructions = ["Be exact.", "Be short.", BadInstruction];
        for (var i = 0; i < instructions.Length; i++)
        {
            File.WriteAllText(Path.Combine(folder, "answer", string.Create(CultureInfo.InvariantCulture, $"v{i + 1}.yaml")), Template(instructions[i]));
        }

        File.WriteAllText(Path.Combine(folder, "routing.yaml"), string.Create(CultureInfo.InvariantCulture, $$"""
            default: general
            domains:
              - name: general
                description: Every question.
                experiment:
                  name: {{Experiment}}
                  control: {{Control}}
                  arms: [{{string.Join(", ", Weights.Select(arm => $"{{ prompt: {arm.Arm}, weight: {arm.Weight} }}"))}}]
                  minimum_ratings: {{MinimumRatings}}
                  guardrails: { error_rate: 0.05, thumbs_down_rate: {{MostThumbsDown}}, cost_per_answer: 1 }
            """));
    }

    private static string Template(string instruction) => $$$"""
        name: answer
        template_format: handlebars
        template: |
          <message role="system">
          {{{instruction}}}
          </message>
          <message role="user">
          {{#each sources}}
          {{open}}
          {{text}}
          {{close}}
          {{/each}}
          {{question_open}}
          {{question}}
          {{question_close}}
          </message>
        input_variables:
          - name: sources
          - name: question
          - name: question_open
          - name: question_close
        """;
}
