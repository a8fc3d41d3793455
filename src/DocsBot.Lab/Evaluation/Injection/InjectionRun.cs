using DocsBot.Core.Prompts;

namespace DocsBot.Lab.Evaluation.Injection;

/// <summary>Attacks every version of every prompt with every attack of a set.</summary>
internal static class InjectionRun
{
    /// <summary>Attacks a template: every attack as a question and as a page, in every dress, and every poisoned page as a page.</summary>
    public static InjectionCounts Attack(PromptTemplate template, InjectionSet set)
    {
        var attacked = new TemplateAttack(template);
        var counts = default(InjectionCounts);
        foreach (var attack in set.Indirect.Concat(set.Direct).SelectMany(attack => Dress.All(attack.Text)))
        {
            counts += attacked.ByQuestion(attack);
            counts += attacked.ByPage(attack);
        }

        foreach (var page in set.Pages)
        {
            counts += attacked.ByPage(page.Text);
        }

        return counts;
    }
}
