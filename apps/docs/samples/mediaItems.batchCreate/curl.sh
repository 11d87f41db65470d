curl -H "Authorization: Bearer $TOKEN" \
  -d "{
    \"albumId\": \"$ALBUM_ID\",
    \"newMediaItems\": [
      { \"description\": \"A geyser\", \"simpleMediaItem\": { \"uploadToken\": \"$UPLOAD_TOKEN\" } }
    ]
  }" \
  "http://localhost:8080/v1/mediaItems:batchCreate"
