using DocsBot.Core.Curation;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Review.Desk;
using DocsBot.Lab.Review.Queue;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Commands.Review;

/// <summary>What the commands of the reviews work with.</summary>
internal sealed class ReviewTools(LabEngine engine)
{
    private readonly TimeProvider _time = TimeProvider.System;

    public LabEngine Engine => engine;

    public ReviewLog Reviews => new(engine.Log, _time);

    public CuratedAnswerLog Curated => new(engine.Log, _time);

    public InteractionReader Interactions => new(engine.Log, _time);

    public CaseReader Cases => new(Reviews, Curated, Interactions, engine.Store);

    public QueueFiller Filler => new(Reviews, Curated, Interactions, engine.Store, _time);

    public ReviewDesk Desk => new(Reviews, Curated, Cases, engine.Store, engine.Asker.Get<CurationOptions>(), _time);

    public DateTimeOffset Now => _time.GetUtcNow();
}
